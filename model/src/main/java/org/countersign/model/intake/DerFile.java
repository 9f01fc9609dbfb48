package org.countersign.model.intake;

import java.util.Arrays;
import java.util.Optional;

/** A file, or a PEM object, of ASN.1 alone: told apart by what stands at its beginning. */
final class DerFile {
  private static final int TAGGED_0 = 0xa0;
  private static final int PKCS12_VERSION = 3;

  /** What a file can be; none of these is taken for another. */
  enum Form {
    CERTIFICATE("X.509"),
    CRL("X.509 CRL"),
    REQUEST("PKCS#10"),
    PKCS7(Pkcs7Reader.FORMAT),
    PKCS12("PKCS#12"),
    BCFKS("BCFKS"),
    PUBLIC_KEY("SubjectPublicKeyInfo"),
    RSA_PUBLIC_KEY("PKCS#1"),
    PRIVATE_KEY("private key"),
    UNKNOWN("ASN.1");

    private final String format;

    Form(String format) {
      this.format = format;
    }

    String format() {
      return format;
    }
  }

  private DerFile() {}

  /** Whether it begins as all of these do; said of bytes that are no text. */
  static boolean is(byte[] content) {
    return content.length > 1 && content[0] == DerReader.SEQUENCE;
  }

  /**
   * Reads one object, or several one after another.
   *
   * @return the format it was read as
   */
  static String read(Finds finds, byte[] content, Optional<char[]> password) {
    Form form = form(content);
    switch (form) {
      case CERTIFICATE, CRL -> row(finds, content);
      case PKCS7 -> Pkcs7Reader.read(finds, "", content);
      case PKCS12 -> Pkcs12Reader.read(finds, content, password);
      case BCFKS -> BcfksReader.read(finds, content, password);
      case REQUEST -> finds.problem(finds.at(""), "request", "PKCS#10");
      case PUBLIC_KEY, RSA_PUBLIC_KEY, PRIVATE_KEY -> key(finds, form, content);
      case UNKNOWN -> unknown(finds, content);
    }
    return form.format();
  }

  private static void key(Finds finds, Form form, byte[] content) {
    Where where = finds.at("");
    try {
      switch (form) {
        case PUBLIC_KEY -> BareKeys.spki(finds, where, content);
        case RSA_PUBLIC_KEY -> BareKeys.rsa(finds, where, content);
        default -> PrivateKeys.read(finds, where, content);
      }
    } catch (Malformed e) {
      finds.problem(where, form.format(), e);
    }
  }

  /** Certificates and CRLs are also found one behind the other. */
  private static void row(Finds finds, byte[] content) {
    DerReader reader = new DerReader(content);
    int count = 0;
    while (reader.more()) {
      int from = reader.position();
      int to = end(reader);
      count++;
      String place = from == 0 && to == content.length ? "" : "object " + count;
      if (form(Arrays.copyOfRange(content, from, to)) == Form.CRL) {
        CertificateReader.readCrl(finds, finds.at(place), content, from, to);
      } else {
        CertificateReader.read(finds, finds.at(place), content, from, to);
      }
      if (to == content.length) {
        return;
      }
    }
  }

  private static int end(DerReader reader) {
    try {
      return reader.next().to();
    } catch (Malformed e) {
      return reader.end();
    }
  }

  private static void unknown(Finds finds, byte[] content) {
    try {
      new DerReader(content).next(DerReader.SEQUENCE, "SEQUENCE");
      finds.problem(finds.at(""), "unknown-asn1");
    } catch (Malformed e) {
      CertificateReader.read(finds, finds.at(""), content, 0, content.length);
    }
  }

  static Form form(byte[] content) {
    try {
      return form(Salvage.open(new DerReader(content)));
    } catch (Malformed e) {
      return Form.UNKNOWN;
    }
  }

  private static Form form(DerReader outer) throws Malformed {
    return switch (outer.peek()) {
      case DerReader.OID -> Form.PKCS7;
      case DerReader.INTEGER -> numbered(outer.next());
      case DerReader.SEQUENCE -> structured(outer);
      default -> Form.UNKNOWN;
    };
  }

  private static Form numbered(DerReader outer) throws Malformed {
    boolean three = outer.length() == 1 && outer.bytes()[outer.from()] == PKCS12_VERSION;
    return switch (outer.peek()) {
      case DerReader.SEQUENCE -> three ? Form.PKCS12 : Form.PRIVATE_KEY;
      case DerReader.OCTET_STRING -> Form.PRIVATE_KEY;
      case DerReader.INTEGER -> {
        outer.next();
        yield outer.more() ? Form.PRIVATE_KEY : Form.RSA_PUBLIC_KEY;
      }
      default -> Form.UNKNOWN;
    };
  }

  private static Form structured(DerReader outer) throws Malformed {
    DerReader first = inside(outer);
    try {
      outer.next();
    } catch (Malformed e) {
      return first.peek() == TAGGED_0 ? Form.CERTIFICATE : Form.UNKNOWN;
    }
    return switch (outer.peek()) {
      case DerReader.OCTET_STRING -> Form.PRIVATE_KEY;
      case DerReader.BIT_STRING -> Form.PUBLIC_KEY;
      case DerReader.SEQUENCE -> {
        outer.next();
        yield outer.peek() == DerReader.BIT_STRING ? signed(first) : Form.BCFKS;
      }
      default -> Form.UNKNOWN;
    };
  }

  private static DerReader inside(DerReader outer) throws Malformed {
    return Salvage.open(new DerReader(outer.bytes(), outer.position(), outer.end()));
  }

  /** A certificate, a CRL or a request, by the third of its fields that has to be there. */
  private static Form signed(DerReader tbs) throws Malformed {
    if (tbs.peek() == TAGGED_0) {
      return Form.CERTIFICATE;
    }
    boolean numbered = tbs.peek() == DerReader.INTEGER;
    if (numbered) {
      tbs.next();
    }
    tbs.next();
    tbs.next();
    return switch (tbs.peek()) {
      case DerReader.UTC_TIME, DerReader.GENERALIZED_TIME -> Form.CRL;
      case TAGGED_0 -> Form.REQUEST;
      default -> Form.CERTIFICATE;
    };
  }
}
