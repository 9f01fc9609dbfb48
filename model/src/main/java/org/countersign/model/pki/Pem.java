package org.countersign.model.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.countersign.model.failure.Refused;

/** PEM as RFC 7468 has it: 64 columns, one object a text, lines ended by LF. */
public final class Pem {
  public static final String CERTIFICATE = "CERTIFICATE";
  public static final String CRL = "X509 CRL";
  public static final String CMS = "CMS";

  private Pem() {}

  /** Wraps DER in the given label. */
  public static String encode(String label, byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(label, der));
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter cannot fail", e);
    }
    // PemWriter ends lines as the platform does; a file must be the same wherever it is written.
    return text.toString().replace("\r\n", "\n");
  }

  /** Whether the bytes look like PEM, that is, hold a line that begins an object. */
  public static boolean looksLikePem(byte[] bytes) {
    return text(bytes).contains("-----BEGIN ");
  }

  /**
   * The DER of the one object in the text, whose label must be one of those given. Refuses with
   * {@code <what>.truncated}, {@code <what>.label}, {@code <what>.more-than-one}, {@code
   * <what>.trailing} or {@code <what>.form}.
   */
  public static byte[] decode(String what, byte[] bytes, String... labels) throws Refused {
    String text = text(bytes);
    int begin = text.indexOf("-----BEGIN ");
    if (begin < 0) {
      throw new Refused(what + ".form");
    }
    if (text.indexOf("-----BEGIN ", begin + 1) >= 0) {
      throw new Refused(what + ".more-than-one");
    }
    PemObject object = read(what, text, begin);
    for (String label : labels) {
      if (object.getType().equals(label)) {
        return object.getContent();
      }
    }
    throw new Refused(what + ".label", object.getType());
  }

  private static PemObject read(String what, String text, int begin) throws Refused {
    int end = text.indexOf("-----END ", begin);
    int last = end < 0 ? -1 : text.indexOf("-----", end + "-----END ".length());
    if (last < 0) {
      throw new Refused(what + ".truncated");
    }
    if (!text.substring(last + 5).isBlank()) {
      throw new Refused(what + ".trailing");
    }
    try (PemReader reader = new PemReader(new StringReader(text.substring(begin)))) {
      PemObject object = reader.readPemObject();
      if (object == null || object.getContent().length == 0) {
        throw new Refused(what + ".form");
      }
      return object;
    } catch (IOException | DecoderException e) {
      throw new Refused(what + ".form");
    }
  }

  /** PEM is ASCII; Latin-1 keeps every other byte from being taken for something it is not. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
