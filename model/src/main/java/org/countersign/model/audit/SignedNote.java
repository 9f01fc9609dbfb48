package org.countersign.model.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.json.Canonical;

/** A checkpoint as a C2SP signed note, with a line for each custodian who signed it. */
public record SignedNote(Checkpoint checkpoint, List<Line> lines) {
  private static final int LARGEST = 1 << 16;
  private static final int KEY_ID = 4;
  private static final byte[] TYPE = "countersign.credential".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern HEAD =
      Pattern.compile("countersign\\.journal/([0-9a-f-]{36})\n([1-9][0-9]{0,15})\n([^\n]{44})\n");
  private static final Pattern LINE = Pattern.compile("— ([a-z0-9-]{1,64}) ([A-Za-z0-9+/=]+)");

  /**
   * One signature.
   *
   * @param keyId which key it is by: {@link #keyId}
   */
  public record Line(String person, byte[] keyId, byte[] signature) {}

  public SignedNote {
    lines = List.copyOf(lines);
  }

  /** The line of a person whose credential has this DER SubjectPublicKeyInfo. */
  public static Line line(String person, byte[] spki, byte[] signature) {
    return new Line(person, keyId(person, spki), signature);
  }

  /**
   * The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0xFF ‖ type ‖ key), as C2SP signed notes have it.
   */
  public static byte[] keyId(String person, byte[] spki) {
    byte[] name = person.getBytes(StandardCharsets.UTF_8);
    byte[] hash = Canonical.sha256(name, new byte[] {0x0a, (byte) 0xff}, TYPE, spki);
    return Arrays.copyOf(hash, KEY_ID);
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** The note. */
  public String text() {
    StringBuilder text = new StringBuilder(checkpoint.text());
    if (!lines.isEmpty()) {
      text.append('\n');
    }
    for (Line line : lines) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(line.keyId());
      both.writeBytes(line.signature());
      String base64 = Base64.getEncoder().encodeToString(both.toByteArray());
      text.append("— ").append(line.person()).append(' ').append(base64).append('\n');
    }
    return text.toString();
  }

  /** Reads a note, signed or not. Refuses with {@code checkpoint.unreadable} what is not one. */
  public static SignedNote read(byte[] file, String name) throws Refused {
    try {
      if (file.length <= LARGEST) {
        SignedNote note = read(new String(file, StandardCharsets.UTF_8));
        if (Arrays.equals(note.bytes(), file)) {
          return note;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("checkpoint.unreadable", name);
    }
    throw new Refused("checkpoint.unreadable", name);
  }

  private static SignedNote read(String text) {
    int blank = text.indexOf("\n\n");
    Matcher head = HEAD.matcher(blank < 0 ? text : text.substring(0, blank + 1));
    if (!head.matches()) {
      throw new IllegalArgumentException("no checkpoint");
    }
    byte[] root = Base64.getDecoder().decode(head.group(3));
    Checkpoint checkpoint = new Checkpoint(head.group(1), Long.parseLong(head.group(2)), root);
    List<Line> lines =
        blank < 0 ? List.of() : text.substring(blank + 2).lines().map(SignedNote::line).toList();
    return new SignedNote(checkpoint, lines);
  }

  private static Line line(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new IllegalArgumentException("no signature line");
    }
    byte[] both = Base64.getDecoder().decode(line.group(2));
    if (both.length <= KEY_ID) {
      throw new IllegalArgumentException("no signature");
    }
    return new Line(
        line.group(1), Arrays.copyOf(both, KEY_ID), Arrays.copyOfRange(both, KEY_ID, both.length));
  }
}
