package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * PEM (RFC 7468) as it is found: many objects, text between them, lines ended in any way, headers
 * of RFC 1421. What is broken is told by its line, and reading goes on behind it.
 */
final class PemReader {
  private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LABEL = 64;

  private final Finds finds;
  private final PemObjects objects;
  private final Lines lines;

  private PemReader(Finds finds, byte[] text) {
    this.finds = finds;
    this.lines = new Lines(text);
    this.objects = new PemObjects(finds, text);
  }

  /** Whether a line begins an object. */
  static boolean isPem(byte[] text) {
    Lines lines = new Lines(text);
    while (lines.next()) {
      if (lines.startsWith(BEGIN)) {
        return true;
      }
    }
    return false;
  }

  static String read(Finds finds, byte[] text) {
    new PemReader(finds, text).read();
    return "PEM";
  }

  private void read() {
    boolean more = lines.next();
    while (more) {
      more = lines.startsWith(BEGIN) ? object() : lines.next();
    }
  }

  /** Leaves the lines at the one behind the object. */
  private boolean object() {
    long begin = lines.number();
    int begins = lines.from();
    Optional<String> label = label();
    int from = lines.after();
    while (lines.next()) {
      if (lines.startsWith(DASHES)) {
        return ended(begin, begins, label, from);
      }
    }
    finds.problem(finds.line(begin), "pem.no-end", label.orElse("PEM"));
    return false;
  }

  private boolean ended(long begin, int begins, Optional<String> label, int from) {
    if (label.isEmpty() || !isEndOf(label.get())) {
      finds.problem(finds.line(begin), "pem.no-end", label.orElse("PEM"));
      return lines.startsWith(BEGIN) || lines.next();
    }
    objects.take(new PemBlock(label.get(), begin, begins, from, lines.from(), lines.after()));
    return lines.next();
  }

  private boolean isEndOf(String label) {
    byte[] end = ("-----END " + label + "-----").getBytes(StandardCharsets.US_ASCII);
    return lines.startsWith(END) && lines.startsWith(end);
  }

  private Optional<String> label() {
    int from = lines.from() + BEGIN.length;
    byte[] rest = Arrays.copyOfRange(lines.text(), from, Math.max(from, lines.to()));
    String text = new String(rest, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("-----");
    return end < 0 || end > LONGEST_LABEL ? Optional.empty() : Optional.of(text.substring(0, end));
  }
}
