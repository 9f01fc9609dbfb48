package org.countersign.model.intake;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.Optional;
import org.countersign.model.intake.Item.PrivateKey;

/**
 * Java's own key stores, JKS and JCEKS, as {@code sun.security.provider.JavaKeyStore} writes them.
 * Certificates and names stand in them unencrypted, so they are read without a password; one that
 * is given only tells whether the store is as it was left. Keys are gone over and not copied.
 */
final class JksReader {
  private static final int JKS = 0xfeedfeed;
  private static final int JCEKS = 0xcececece;
  private static final int KEY = 1;
  private static final int CERTIFICATE = 2;
  private static final int SECRET = 3;
  private static final int MOST_VERSION = 2;

  private final Finds finds;
  private final byte[] content;
  private final DataInputStream in;
  private String format = "JKS";
  private int version;

  private JksReader(Finds finds, byte[] content) {
    this.finds = finds;
    this.content = content;
    this.in = new DataInputStream(new ByteArrayInputStream(content));
  }

  /** Whether it begins as such a store does. */
  static boolean is(byte[] content) {
    int magic = magic(content);
    return magic == JKS || magic == JCEKS;
  }

  static String read(Finds finds, byte[] content, Optional<char[]> password) {
    JksReader reader = new JksReader(finds, content);
    try {
      reader.read();
      if (password.isPresent() && !JksDigest.matches(content, reader.at(), password.get())) {
        finds.problem(finds.at(""), Reading.PASSWORD_WRONG, reader.format);
      }
    } catch (EOFException e) {
      finds.problem(finds.at(""), reader.format, new Malformed("asn1.cut-off"));
    } catch (UTFDataFormatException e) {
      finds.problem(finds.at(""), reader.format, new Malformed("asn1.unreadable"));
    } catch (Malformed e) {
      finds.problem(finds.at(""), reader.format, e);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
    return reader.format;
  }

  private static int magic(byte[] content) {
    int magic = 0;
    for (int i = 0; i < 4; i++) {
      magic = (magic << 8) | (i < content.length ? content[i] & 0xff : 0);
    }
    return magic;
  }

  private void read() throws IOException, Malformed {
    format = in.readInt() == JKS ? "JKS" : "JCEKS";
    version = in.readInt();
    if (version < 1 || version > MOST_VERSION) {
      throw new Malformed("jks.version", version);
    }
    int entries = in.readInt();
    for (int i = 0; i < entries; i++) {
      entry();
    }
  }

  private void entry() throws IOException, Malformed {
    int tag = in.readInt();
    String alias = in.readUTF();
    Where where = finds.at("alias " + alias);
    in.skipNBytes(Long.BYTES); // when it was made
    switch (tag) {
      case KEY -> key(where, alias);
      case CERTIFICATE -> certificate(where);
      // What follows is a serialized object, of a length that only Java's own reader finds.
      case SECRET -> throw new Malformed("jks.secret", alias);
      default -> throw new Malformed("asn1.unreadable");
    }
  }

  private void key(Where where, String alias) throws IOException, Malformed {
    in.skipNBytes(length());
    int chain = length();
    Optional<CertificateFacts> first = Optional.empty();
    for (int i = 0; i < chain; i++) {
      Optional<CertificateFacts> facts = certificate(where);
      first = i == 0 ? facts : first;
    }
    String owner = first.map(CertificateFacts::subject).filter(s -> !s.isEmpty()).orElse(alias);
    finds.add(new PrivateKey(where, first.map(CertificateFacts::key), format, owner));
  }

  private Optional<CertificateFacts> certificate(Where where) throws IOException, Malformed {
    String type = version == 1 ? "X.509" : in.readUTF();
    int length = length();
    int from = at();
    in.skipNBytes(length);
    if (!type.equals("X.509")) {
      finds.problem(where, "jks.type", format, type);
      return Optional.empty();
    }
    CertificateReader.read(finds, where, content, from, from + length);
    try {
      return Optional.of(new CertificateFacts(content, from, from + length));
    } catch (Malformed e) {
      return Optional.empty(); // told by then
    }
  }

  private int length() throws IOException, Malformed {
    int length = in.readInt();
    if (length < 0) {
      throw new Malformed("asn1.length");
    }
    return length;
  }

  private int at() throws IOException {
    return content.length - in.available();
  }
}
