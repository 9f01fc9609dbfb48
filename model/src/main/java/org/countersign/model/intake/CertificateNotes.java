package org.countersign.model.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** What a certificate's issuer got wrong (RFC 5280 §4.1 and §4.2), each told and none refused. */
final class CertificateNotes {
  private static final int LONGEST_SERIAL = 20;
  private static final int LONGEST_OID = 64;
  private static final int EXTENSIONS_TAG = 0xa3;
  private static final int SMALLEST_VERSION_WITH_EXTENSIONS = 3;

  private static final int TELETEX = 0x14;
  private static final int UNIVERSAL = 0x1c;
  private static final int BMP = 0x1e;
  private static final Set<Integer> OLD_STRINGS = Set.of(TELETEX, UNIVERSAL, BMP);

  private final CertificateFacts facts;
  private final List<Note> notes = new ArrayList<>(0);

  private CertificateNotes(CertificateFacts facts) {
    this.facts = facts;
  }

  static List<Note> of(CertificateFacts facts) {
    CertificateNotes notes = new CertificateNotes(facts);
    notes.version();
    notes.serial();
    notes.names();
    notes.times();
    KeyNotes.add(facts.keySpan(), notes.notes);
    notes.extensions();
    return notes.notes;
  }

  private void note(String code, Object... arguments) {
    notes.add(new Note(code, arguments));
  }

  private void version() {
    if (facts.version() != SMALLEST_VERSION_WITH_EXTENSIONS) {
      note("version", facts.version());
    }
    if (facts.algorithmsDiffer()) {
      note("algorithm-differs");
    }
  }

  private void serial() {
    Span serial = facts.serialSpan();
    int length = serial.to() - serial.content();
    if (length == 0) {
      note("serial-empty");
      return;
    }
    byte first = serial.bytes()[serial.content()];
    if (first < 0) {
      note("serial-negative");
    } else if (length == 1 && first == 0) {
      note("serial-zero");
    }
    if (length > LONGEST_SERIAL) {
      note("serial-long", length);
    }
    if (length > 1 && isPadding(first, serial.bytes()[serial.content() + 1])) {
      note("serial-padded");
    }
  }

  private static boolean isPadding(byte first, byte second) {
    return (first == 0 && second >= 0) || (first == -1 && second < 0);
  }

  private void names() {
    if (facts.subjectSpan().isEmpty()) {
      note("subject-empty");
    }
    if (facts.issuerSpan().isEmpty()) {
      note("issuer-empty");
    }
    name("subject", facts.subjectSpan());
    if (!facts.issuerSpan().sameAs(facts.subjectSpan())) {
      name("issuer", facts.issuerSpan());
    }
  }

  private void name(String field, Span name) {
    try {
      DerReader parts = name.inside();
      while (parts.more()) {
        DerReader attributes = parts.next(DerReader.SET, field).inside();
        while (attributes.more()) {
          DerReader attribute = attributes.next(DerReader.SEQUENCE, field).inside();
          attribute.next(DerReader.OID, field);
          if (OLD_STRINGS.contains(attribute.next().tag())) {
            note("name-old-string", field);
            return;
          }
        }
      }
    } catch (Malformed e) {
      note("name-unreadable", field);
    }
  }

  private void times() {
    Optional<Instant> from = time("notBefore", facts.notBeforeSpan());
    Optional<Instant> to = time("notAfter", facts.notAfterSpan());
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      note("time-order");
    }
  }

  private Optional<Instant> time(String field, Span time) {
    Optional<Instant> instant = Asn1Time.read(time);
    if (instant.isEmpty()) {
      note("time-unreadable", field);
    } else if (!Asn1Time.isProper(time)) {
      note("time-form", field);
    }
    return instant;
  }

  private void extensions() {
    try {
      DerReader rest = facts.rest();
      while (rest.more()) {
        if (rest.next().tag() == EXTENSIONS_TAG) {
          eachExtension(rest.inside().next(DerReader.SEQUENCE, "extensions").inside());
        }
      }
    } catch (Malformed e) {
      note("extensions-unreadable");
    }
  }

  private void eachExtension(DerReader extensions) throws Malformed {
    if (facts.version() < SMALLEST_VERSION_WITH_EXTENSIONS) {
      note("extensions-too-early");
    }
    Set<String> seen = new HashSet<>();
    while (extensions.more()) {
      DerReader extension = extensions.next(DerReader.SEQUENCE, "extension").inside();
      String id = oid(extension.next(DerReader.OID, "extnID"));
      if (extension.peek() == DerReader.BOOLEAN) {
        extension.next();
      }
      extension.next(DerReader.OCTET_STRING, "extnValue");
      if (!seen.add(id)) {
        note("extension-twice", id);
      }
    }
  }

  /** An object identifier in dots. */
  static String oid(DerReader reader) throws Malformed {
    if (reader.length() == 0 || reader.length() > LONGEST_OID) {
      throw new Malformed("asn1.structure", "OBJECT IDENTIFIER");
    }
    try {
      return ASN1ObjectIdentifier.fromContents(reader.content()).getId();
    } catch (IllegalArgumentException e) {
      throw new Malformed("asn1.structure", "OBJECT IDENTIFIER");
    }
  }
}
