package org.countersign.model.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.intake.Item.Certificate;

/** Takes one certificate or CRL from where it stands, or tells why it cannot. */
final class CertificateReader {
  /** No certificate that anybody trusts comes near it. */
  private static final int MOST_BYTES = 1024 * 1024;

  private CertificateReader() {}

  /** The DER of one certificate, from {@code from} up to {@code to}. */
  static void read(Finds finds, Where where, byte[] bytes, int from, int to) {
    try {
      if (to - from > MOST_BYTES) {
        throw new Malformed("too-long", to - from, MOST_BYTES);
      }
      CertificateFacts facts = new CertificateFacts(bytes, from, to);
      byte[] der = from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
      finds.add(new Certificate(where, der, facts.key(), CertificateNotes.of(facts)));
    } catch (Malformed e) {
      finds.problem(where, told(bytes, from, to), "CERTIFICATE", e);
    }
  }

  /** The DER of one CRL, from {@code from} up to {@code to}. */
  static void readCrl(Finds finds, Where where, byte[] bytes, int from, int to) {
    try {
      new CrlFacts(bytes, from, to);
      finds.add(new Item.Crl(where, Arrays.copyOfRange(bytes, from, to)));
    } catch (Malformed e) {
      finds.problem(where, "X509 CRL", e);
    }
  }

  /** Serial number and names of a broken certificate, as far as they are whole. */
  private static String told(byte[] bytes, int from, int to) {
    List<String> told = new ArrayList<>();
    try {
      DerReader tbs = Salvage.open(Salvage.open(new DerReader(bytes, from, to)));
      while (tbs.more() && tbs.peek() != DerReader.INTEGER) {
        tbs.next();
      }
      told.add("serial " + Salvage.hex(Span.of(tbs.next())));
      tbs.next();
      name("issuer ", Span.of(tbs.next()), told);
      tbs.next();
      name("subject ", Span.of(tbs.next()), told);
    } catch (Malformed e) {
      return String.join(", ", told); // as far as it went
    }
    return String.join(", ", told);
  }

  private static void name(String field, Span name, List<String> told) {
    String text = NameText.of(name);
    if (!text.isEmpty() && !text.startsWith("#")) {
      told.add(field + text);
    }
  }
}
