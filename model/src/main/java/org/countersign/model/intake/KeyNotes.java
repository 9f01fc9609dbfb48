package org.countersign.model.intake;

import java.util.List;
import java.util.Set;

/** What is odd about a SubjectPublicKeyInfo, so that the same key elsewhere may be called other. */
final class KeyNotes {
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EC = "1.2.840.10045.2.1";

  /** RSA, RSA-PSS, DSA, EC, Ed25519, Ed448, X25519, X448. */
  private static final Set<String> KNOWN =
      Set.of(
          RSA,
          "1.2.840.113549.1.1.10",
          "1.2.840.10040.4.1",
          EC,
          "1.3.101.112",
          "1.3.101.113",
          "1.3.101.110",
          "1.3.101.111");

  private static final int UNCOMPRESSED = 4;
  private static final int NULL = 0x05;

  private KeyNotes() {}

  static void add(Span key, List<Note> notes) {
    try {
      DerReader parts = key.inside();
      DerReader algorithm = parts.next(DerReader.SEQUENCE, "algorithm").inside();
      String id = CertificateNotes.oid(algorithm.next(DerReader.OID, "algorithm"));
      parts.next(DerReader.BIT_STRING, "subjectPublicKey");
      if (!KNOWN.contains(id)) {
        notes.add(new Note("key-algorithm", id));
      } else if (isOtherForm(id, algorithm.peek(), parts.bytes()[parts.from() + 1])) {
        notes.add(new Note("key-form"));
      }
    } catch (Malformed e) {
      notes.add(new Note("key-algorithm", "?"));
    }
  }

  /** Whether the key has another, more usual encoding, and under it another hash. */
  private static boolean isOtherForm(String id, int parameters, byte first) {
    return switch (id) {
      case RSA -> parameters != NULL;
      case EC -> parameters != DerReader.OID || first != UNCOMPRESSED;
      default -> false;
    };
  }
}
