package org.countersign.app.service.due;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.countersign.app.service.today.Due;
import org.countersign.app.service.today.TodayItem;
import org.junit.jupiter.api.Test;

class DueExportTest {
  private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
  private static final Instant END = Instant.parse("2027-01-05T23:59:59.999Z");
  private static final String VAULT = "6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e1f";

  private static Exported row(String name, Optional<Instant> at) {
    Due due =
        new Due(
            "certificate-ends",
            List.of(),
            TodayItem.Urgency.SOON,
            TodayItem.Place.KEYS,
            "ab".repeat(32),
            name,
            "release",
            "Release, signed; and more",
            "Åsa Öberg",
            at);
    return new Exported(
        due, "Certificate ends", "The certificate of " + name + " ends.\nIssue a new one.", "soon");
  }

  private static String calendar(Exported... rows) {
    return new String(new DueCalendar(VAULT, NOW).of(List.of(rows)), UTF_8);
  }

  private static String table(Exported... rows) {
    return new String(DueTable.of(List.of(rows)), UTF_8);
  }

  @Test
  void everyDateIsAnEventInUtcWithoutAnAlarm() {
    String text = calendar(row("release", Optional.of(END)), row("undated", Optional.empty()));
    assertThat(text)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains("DTSTART:20270105T235959Z\r\n")
        .contains("DTSTAMP:20261121T180000Z\r\n")
        .contains("TRANSP:TRANSPARENT\r\n")
        .contains("PRODID:-//Countersign//Countersign//EN\r\n")
        .doesNotContain("VALARM")
        .doesNotContain("undated")
        .doesNotContain("TZID");
    assertThat(text.split("BEGIN:VEVENT", -1)).hasSize(2);
  }

  @Test
  void theSameThingHasTheSameUidWheneverItIsAndWhateverItIsCalled() {
    String uid = uid(calendar(row("release", Optional.of(END))));
    assertThat(uid(calendar(row("renamed", Optional.of(END.plusSeconds(86_400))))))
        .isEqualTo(uid)
        .endsWith("@countersign");
    String other =
        new String(new DueCalendar("other", NOW).of(List.of(row("a", Optional.of(END)))), UTF_8);
    assertThat(uid(other)).isNotEqualTo(uid);
  }

  private static String uid(String calendar) {
    return calendar
        .lines()
        .filter(line -> line.startsWith("UID:"))
        .findFirst()
        .orElseThrow()
        .substring(4);
  }

  @Test
  void noLineIsLongerThan75OctetsAndEachEndsWithCrlf() {
    String name = "Übergrößenträger 𝕊𝕚𝕘𝕟, ".repeat(12);
    String text = calendar(row(name, Optional.of(END)));
    assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    for (String line : text.lines().toList()) {
      assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75);
      assertThat(new String(line.getBytes(UTF_8), UTF_8)).isEqualTo(line).doesNotContain("\ufffd");
    }
    ICalendar read = Biweekly.parse(text).first();
    VEvent event = read.getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo("Certificate ends: " + name);
    assertThat(event.getDescription().getValue()).contains("ends.\nIssue a new one.");
  }

  @Test
  void aNameCannotEndItsLineAndBeginAProperty() {
    String text = calendar(row("x\r\nATTACH:http://example.org/\r\n;", Optional.of(END)));
    assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTACH"));
  }

  @Test
  void theTableHasOneLineEachEndedByLfInUtf8() throws Exception {
    String text = table(row("release", Optional.of(END)), row("undated", Optional.empty()));
    assertThat(text).doesNotContain("\r").endsWith("\n");
    List<CSVRecord> read =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(text))
            .getRecords();
    assertThat(read).hasSize(2);
    assertThat(read.getFirst().toMap())
        .containsEntry("due", "2027-01-05T23:59:59.999Z")
        .containsEntry("urgency", "soon")
        .containsEntry("kind", "Certificate ends")
        .containsEntry("name", "release")
        .containsEntry("domain", "Release, signed; and more")
        .containsEntry("owner", "Åsa Öberg")
        .containsEntry("what", "The certificate of release ends.\nIssue a new one.")
        .containsEntry("subject", "ab".repeat(32));
    assertThat(read.getLast().get("due")).isEmpty();
  }

  @Test
  void noCellIsTakenForAFormula() throws Exception {
    for (String begin : List.of("=", "+", "-", "@", "\t", "\r")) {
      String text = table(row(begin + "cmd|'/c calc'!A1", Optional.empty()));
      CSVRecord read =
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(text))
              .getRecords()
              .getFirst();
      assertThat(read.get("name")).startsWith("'" + begin);
    }
    assertThat(table(row("plain", Optional.empty()))).doesNotContain("'");
  }
}
