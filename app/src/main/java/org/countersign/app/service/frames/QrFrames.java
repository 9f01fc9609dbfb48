package org.countersign.app.service.frames;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.countersign.app.service.qr.QrCode;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;

/** A file as the frames of docs/qr-frames.md, version 1. Each is made when it is asked for. */
public final class QrFrames {
  /** Bytes of the file in a frame. */
  public static final int PAYLOAD = 450;

  /** Longest file, in bytes. */
  public static final int MOST = 16 << 20;

  /** The version of every code. */
  public static final int VERSION = 20;

  /** Pixels a module in a picture. */
  public static final int PIXELS = 4;

  private static final String TAG = "csq1";
  private static final int TRANSFER = 16;
  private static final int LONGEST_NAME = 120;

  private final String name;
  private final byte[] content;
  private final String sha256;

  /** Frame 0. */
  private record Head(long bytes, String name, String sha256, int v) {}

  /**
   * @throws Refused {@code frames.too-large} and {@code frames.name}, where the framing has no room
   *     for the file or its name
   */
  public QrFrames(String name, byte[] content) throws Refused {
    if (content.length > MOST) {
      throw new Refused("frames.too-large", name);
    }
    if (!isPlain(name)) {
      throw new Refused("frames.name", name, LONGEST_NAME);
    }
    this.name = name;
    this.content = content.clone();
    this.sha256 = HexFormat.of().formatHex(Canonical.sha256(content));
  }

  private static boolean isPlain(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    return bytes > 0
        && bytes <= LONGEST_NAME
        && !name.startsWith(".")
        && name.chars()
            .noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c) || c == 0xfffd)
        && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  public String name() {
    return name;
  }

  public int bytes() {
    return content.length;
  }

  /** Lower-case hex, of the whole file. */
  public String sha256() {
    return sha256;
  }

  /** Frames, frame 0 included. */
  public int count() {
    return 1 + (content.length + PAYLOAD - 1) / PAYLOAD;
  }

  /** The line that a frame is; {@code index} from 0. */
  public String text(int index) {
    String line =
        String.join(
            ".",
            TAG,
            sha256.substring(0, TRANSFER),
            String.valueOf(index),
            String.valueOf(count()),
            Base64.getUrlEncoder().withoutPadding().encodeToString(payload(index)));
    CRC32 crc = new CRC32();
    crc.update(line.getBytes(StandardCharsets.US_ASCII));
    return line + "." + String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private byte[] payload(int index) {
    if (index == 0) {
      return Canonical.bytesOf(new Head(content.length, name, sha256, 1));
    }
    int from = (index - 1) * PAYLOAD;
    return Arrays.copyOfRange(content, from, Math.min(content.length, from + PAYLOAD));
  }

  /** The code that shows a frame. */
  public QrCode code(int index) {
    return QrCode.of(text(index), VERSION);
  }

  /** What a frame's picture is called. */
  public static String pictureName(int index) {
    return String.format(Locale.ROOT, "%05d.png", index);
  }
}
