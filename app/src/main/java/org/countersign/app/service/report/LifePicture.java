package org.countersign.app.service.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.app.service.report.paper.Face;
import org.countersign.app.service.report.paper.Ink;
import org.countersign.app.service.report.paper.Pen;
import org.countersign.app.service.report.paper.Style;
import org.countersign.model.key.IssuedCertificate;

/** A key's life drawn along the years: its states, its certificates, and when things end. */
final class LifePicture {
  private static final Style SMALL = new Style(Face.TEXT, 7.5f, Ink.MUTED);
  private static final Style LABEL = new Style(Face.TEXT, 8, Ink.TEXT);
  private static final float BAR = 16;
  private static final float THIN = 6;
  private static final float STEP = 11;
  private static final float SEEN = 3;
  private static final int MOST_CERTIFICATES = 4;
  private static final int MOST_SPANS = 8;
  private static final int MOST_TICKS = 12;
  private static final int SERIAL = 16;

  private final Say say;
  private final KeyDetail detail;
  private final List<KeyLife.Span> spans;
  private final Instant now;
  private final float width;
  private final Instant from;
  private final Instant until;

  LifePicture(Say say, KeyDetail detail, Instant now, float width) {
    this.say = say;
    this.detail = detail;
    this.now = now;
    this.width = width;
    this.spans = KeyLife.of(detail);
    this.from = detail.key().createdAt();
    Instant end = detail.key().purposeEnds().isAfter(now) ? detail.key().purposeEnds() : now;
    Instant last = detail.cryptoperiodEnds().filter(end::isBefore).orElse(end);
    until = last.isAfter(from) ? last : from.plus(Duration.ofDays(1));
  }

  float height() {
    return 62 + STEP * (2 * certificates().size() + told().size() + 1);
  }

  private List<IssuedCertificate> certificates() {
    List<IssuedCertificate> all = detail.certificates();
    return all.subList(Math.max(0, all.size() - MOST_CERTIFICATES), all.size());
  }

  /** Those that the legend has room for: the last ones. */
  private List<KeyLife.Span> told() {
    return spans.subList(Math.max(0, spans.size() - MOST_SPANS), spans.size());
  }

  /** What it shows, in words. */
  String words() {
    return say.text(
        "life.words",
        new Say.Made(
            String.join(
                "; ",
                told().stream()
                    .map(span ->
                        say.text("life.span", say.state(span.state()), say.minute(span.from())))
                    .toList())));
  }

  void draw(Pen pen) {
    axis(pen);
    float y = 18;
    bar(pen, y);
    y += BAR + 6;
    for (IssuedCertificate one : certificates()) {
      float x = at(one.notBefore());
      pen.box(x, y, Math.max(1, at(one.notAfter()) - x), THIN - 2, ink(one));
      y += STEP;
    }
    ends(pen, y);
    legend(pen, y + 20);
  }

  /** Years, or fewer of them where there are many, at the first of January. */
  private void axis(Pen pen) {
    int first = LocalDate.ofInstant(from, ZoneOffset.UTC).getYear() + 1;
    int last = LocalDate.ofInstant(until, ZoneOffset.UTC).getYear();
    int step = Math.max(1, (last - first) / MOST_TICKS + 1);
    pen.text(0, 8, SMALL, say.day(from));
    String end = say.day(until);
    float right = width - pen.widthOf(SMALL, end);
    pen.text(right, 8, SMALL, end);
    for (int year = first; year <= last; year += step) {
      float x = at(LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC));
      pen.line(x, 12, x, 18 + BAR, Ink.RULE, 0.6f);
      String text = String.valueOf(year);
      if (x > pen.widthOf(SMALL, say.day(from)) + 6 && x + pen.widthOf(SMALL, text) < right - 6) {
        pen.text(x + 2, 8, SMALL, text);
      }
    }
  }

  private void bar(Pen pen, float y) {
    pen.box(0, y, width, BAR, Ink.SHADE);
    float x = 0;
    for (int i = 0; i < spans.size(); i++) {
      Instant end = i + 1 < spans.size() ? spans.get(i + 1).from() : now;
      // However short, each state can be seen, after the one before it.
      float until = Math.max(x + SEEN, at(end));
      pen.box(x, y, until - x, BAR, ink(spans.get(i).state()));
      x = until;
    }
    float today = Math.max(x, at(now));
    pen.line(today, y - 3, today, y + BAR + 3, Ink.TEXT, 1);
  }

  private void ends(Pen pen, float y) {
    float x = at(detail.key().purposeEnds());
    pen.line(x, 15, x, y - 4, Ink.WARNING, 1);
    String text = say.text("life.ends", say.day(detail.key().purposeEnds()));
    pen.text(Math.max(0, Math.min(x + 3, width - pen.widthOf(SMALL, text))), y + 4, SMALL, text);
  }

  private void legend(Pen pen, float y) {
    float line = y;
    for (KeyLife.Span span : told()) {
      pen.box(0, line - 7, 8, 8, ink(span.state()));
      pen.text(
          13, line, LABEL, say.text("life.span", say.state(span.state()), say.minute(span.from())));
      line += STEP;
    }
    pen.line(4, line - 8, 4, line + 1, Ink.TEXT, 1);
    pen.text(13, line, LABEL, say.text("life.now", say.minute(now)));
    line += STEP;
    for (IssuedCertificate one : certificates()) {
      pen.box(0, line - 5, 8, THIN - 2, ink(one));
      pen.text(13, line, LABEL, certificate(one));
      line += STEP;
    }
  }

  private String certificate(IssuedCertificate one) {
    String serial = one.serial().toString(16);
    return say.text(
        one.revoked().isPresent() ? "life.certificate.revoked" : "life.certificate",
        serial.length() > SERIAL ? serial.substring(0, SERIAL) + "…" : serial,
        say.day(one.notBefore()),
        say.day(one.notAfter()));
  }

  private static Ink ink(IssuedCertificate one) {
    return one.revoked().isPresent() ? Ink.DANGER : Ink.ACCENT;
  }

  private static Ink ink(String state) {
    return switch (state) {
      case "active" -> Ink.GOOD;
      case "suspended" -> Ink.WARNING;
      case "compromised" -> Ink.DANGER;
      case "pre-activation" -> Ink.ACCENT;
      case "destroyed" -> Ink.TEXT;
      default -> Ink.MUTED;
    };
  }

  private float at(Instant time) {
    double part =
        (double) Duration.between(from, time).toMillis() / Duration.between(from, until).toMillis();
    return (float) (Math.max(0, Math.min(1, part)) * width);
  }
}
