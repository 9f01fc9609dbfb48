package org.countersign.model.pki;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.countersign.model.failure.Refused;

/** Names beside the subject (RFC 5280 §4.2.1.6), and addresses of CRLs. */
final class AltName {
  private static final int MOST_CHARACTERS = 1024;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern DNS =
      Pattern.compile(
          "(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern EMAIL = Pattern.compile("[^@]{1,64}@[^@]{1,255}");

  private AltName() {}

  /** Reads {@code dns:…}, {@code email:…}, {@code uri:…} or {@code ip:…}. */
  static GeneralName parse(String text) throws Refused {
    int colon = text.indexOf(':');
    String value = text.substring(colon + 1);
    if (colon < 0 || value.length() > MOST_CHARACTERS || !PRINTABLE.matcher(value).matches()) {
      throw refused(text);
    }
    return switch (text.substring(0, colon)) {
      case "dns" -> name(GeneralName.dNSName, value, DNS.matcher(value).matches(), text);
      case "email" -> name(GeneralName.rfc822Name, value, EMAIL.matcher(value).matches(), text);
      case "uri" -> name(GeneralName.uniformResourceIdentifier, value, absolute(value), text);
      case "ip" -> ip(value, text);
      default -> throw refused(text);
    };
  }

  /** Reads a CRL's address: http, https or ldap. Nothing here ever fetches it. */
  static GeneralName crlUrl(String url) throws Refused {
    String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
    boolean known = scheme.equals("http") || scheme.equals("https") || scheme.equals("ldap");
    if (!known
        || url.length() > MOST_CHARACTERS
        || !PRINTABLE.matcher(url).matches()
        || !absolute(url)) {
      throw new Refused("certificate.crl-url", url);
    }
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  private static boolean absolute(String value) {
    try {
      return new URI(value).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static GeneralName ip(String value, String text) throws Refused {
    try {
      // A mask ("10.0.0.0/8") is for name constraints only.
      return name(GeneralName.iPAddress, value, value.indexOf('/') < 0, text);
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
  }

  private static GeneralName name(int tag, String value, boolean good, String text) throws Refused {
    if (!good) {
      throw refused(text);
    }
    return new GeneralName(tag, value);
  }

  private static Refused refused(String text) {
    return new Refused("certificate.alt-name", text);
  }
}
