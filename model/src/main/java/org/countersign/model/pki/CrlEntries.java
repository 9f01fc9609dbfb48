package org.countersign.model.pki;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;

/**
 * The entries of revokedCertificates (RFC 5280 §5.1.2.6), one after the other, in DER. An object of
 * BouncyCastle's for each part of a million entries would not fit into a gigabyte.
 */
final class CrlEntries {
  private static final int USUAL_LENGTH = 96;
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int ENUMERATED = 0x0a;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;

  /** Through 2049 a time is a UTCTime (RFC 5280 §5.1.2.4). */
  private static final int FIRST_UTC_YEAR = 1950;

  private static final int LAST_UTC_YEAR = 2049;

  private static final byte[] REASON = DerBytes.of(Extension.reasonCode);
  private static final byte[] INVALIDITY = DerBytes.of(Extension.invalidityDate);

  private final DerBytes out;
  private final int[] ends;

  private CrlEntries(int count) {
    out = new DerBytes(Math.multiplyExact(count, USUAL_LENGTH));
    ends = new int[count];
  }

  /**
   * Encoded entries.
   *
   * @param bytes all of them
   * @param ends where each ends
   */
  record Encoded(byte[] bytes, int[] ends) {
    /** Where the entry of this number begins; of the number after the last, where that one ends. */
    int from(int entry) {
      return entry == 0 ? 0 : ends[entry - 1];
    }
  }

  static Encoded of(List<Revoked> revoked) {
    CrlEntries lines = new CrlEntries(revoked.size());
    int count = 0;
    for (Revoked one : revoked) {
      lines.add(one);
      lines.ends[count++] = lines.out.length();
    }
    return new Encoded(lines.out.whole(), lines.ends);
  }

  private void add(Revoked revoked) {
    byte[] serial = revoked.serial().toByteArray();
    byte[] extensions = extensions(revoked);
    String when = time(revoked.when());
    int length =
        DerBytes.headLength(serial.length)
            + serial.length
            + DerBytes.headLength(when.length())
            + when.length()
            + extensions.length;
    out.head(DerBytes.SEQUENCE, length).head(INTEGER, serial.length).add(serial);
    out.head(isUtc(revoked.when()) ? UTC_TIME : GENERALIZED_TIME, when.length());
    out.add(when.getBytes(StandardCharsets.US_ASCII)).add(extensions);
  }

  private static byte[] extensions(Revoked revoked) {
    DerBytes all = new DerBytes(USUAL_LENGTH);
    // RFC 5280 §5.3.1: unspecified is said by leaving the extension out.
    if (revoked.reason() != RevocationReason.UNSPECIFIED) {
      extension(all, REASON, ENUMERATED, new byte[] {(byte) revoked.reason().code()});
    }
    Optional<Instant> since = revoked.invalidSince();
    if (since.isPresent()) {
      byte[] date = generalized(since.get()).getBytes(StandardCharsets.US_ASCII);
      extension(all, INVALIDITY, GENERALIZED_TIME, date);
    }
    if (all.length() == 0) {
      return new byte[0];
    }
    byte[] content = all.whole();
    return new DerBytes(content.length + 4)
        .head(DerBytes.SEQUENCE, content.length)
        .add(content)
        .whole();
  }

  private static void extension(DerBytes to, byte[] oid, int tag, byte[] value) {
    int inside = DerBytes.headLength(value.length) + value.length;
    int octets = DerBytes.headLength(inside) + inside;
    to.head(DerBytes.SEQUENCE, oid.length + octets)
        .add(oid)
        .head(OCTET_STRING, inside)
        .head(tag, value.length)
        .add(value);
  }

  private static boolean isUtc(Instant time) {
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    return year >= FIRST_UTC_YEAR && year <= LAST_UTC_YEAR;
  }

  private static String time(Instant time) {
    String generalized = generalized(time);
    return isUtc(time) ? generalized.substring(2) : generalized;
  }

  private static String generalized(Instant time) {
    LocalDateTime at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    char[] text = new char[15];
    put(text, 0, 4, at.getYear());
    put(text, 4, 2, at.getMonthValue());
    put(text, 6, 2, at.getDayOfMonth());
    put(text, 8, 2, at.getHour());
    put(text, 10, 2, at.getMinute());
    put(text, 12, 2, at.getSecond());
    text[14] = 'Z';
    return new String(text);
  }

  private static void put(char[] text, int from, int digits, int number) {
    int rest = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
