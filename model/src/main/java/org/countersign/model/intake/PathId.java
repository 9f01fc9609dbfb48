package org.countersign.model.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.countersign.model.json.Canonical;

/**
 * The id of a trust path whose row gives none: made of its domain and name, so that the same file
 * read twice brings the same paths.
 */
public final class PathId {
  private static final String PURPOSE = "countersign trust path";
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private PathId() {}

  /**
   * A UUID of version 8 (RFC 9562 §5.8): the first 16 bytes of the SHA-256 of the UTF-8 of {@code
   * countersign trust path}, domain and name, each ended by a zero byte.
   */
  public static String of(String domain, String name) {
    String text = PURPOSE + "\0" + domain + "\0" + name + "\0";
    ByteBuffer hash = ByteBuffer.wrap(Canonical.sha256(text.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xf000L) | VERSION_8;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | VARIANT;
    return new UUID(high, low).toString();
  }
}
