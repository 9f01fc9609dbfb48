package org.countersign.app.service.due;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Transparency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.countersign.app.service.today.Due;
import org.countersign.model.Sha256;

/**
 * What is due as a calendar (RFC 5545): one event each, at its time in UTC, that takes no time and
 * rings no bell. The same thing has the same UID in every export, so that a calendar that has it
 * moves it.
 */
public final class DueCalendar {
  private static final String PRODUCT = "-//Countersign//Countersign//EN";

  private final String vault;
  private final Instant now;

  /** {@code vault}: its UUID, so that two vaults’ events are not taken for one another’s. */
  public DueCalendar(String vault, Instant now) {
    this.vault = vault;
    this.now = now;
  }

  /** The file’s bytes; what has no time is left out. */
  public byte[] of(List<Exported> rows) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    for (Exported row : rows) {
      row.due().at().ifPresent(at -> calendar.addEvent(event(row, at)));
    }
    return Folding.octets(Biweekly.write(calendar).go()).getBytes(StandardCharsets.UTF_8);
  }

  private VEvent event(Exported row, Instant at) {
    Due due = row.due();
    VEvent event = new VEvent();
    event.setUid(uid(due));
    event.setDateTimeStamp(date(now));
    event.setDateStart(date(at), true);
    event.setSummary(row.kind() + ": " + due.name());
    event.setDescription(row.sentence());
    event.addCategories(row.kind());
    event.setTransparency(Transparency.transparent());
    return event;
  }

  private String uid(Due due) {
    // One key may have several weak certificates; all else is one a subject, whatever its name.
    String name = due.kind().startsWith("weak-") ? due.name() : "";
    String whole = vault + "\n" + due.kind() + "\n" + due.subject() + "\n" + name;
    return Sha256.hex(whole.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + "@countersign";
  }

  private static Date date(Instant at) {
    return Date.from(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
