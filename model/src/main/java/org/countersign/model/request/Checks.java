package org.countersign.model.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.countersign.model.people.Name;

/** What operations ask of their members. Each refuses with IllegalArgumentException. */
final class Checks {
  /** RFC 5280 §5.3.1, without the two that are for holds (and 7, which is not used). */
  static final Set<String> REASONS =
      Set.of(
          "unspecified",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "privilegeWithdrawn",
          "aACompromise");

  /** At most 20 octets (RFC 5280 §4.1.2.2), no leading zero, not 0. */
  private static final Pattern SERIAL = Pattern.compile("[1-9a-f][0-9a-f]{0,39}");

  private static final int LONGEST_TOKEN_LABEL = 32;

  private Checks() {}

  static String reason(String reason) {
    if (!REASONS.contains(reason)) {
      throw new IllegalArgumentException(
          "\"" + reason + "\" is not a reason for revocation (RFC 5280, 5.3.1)");
    }
    return reason;
  }

  static String subject(String subject) {
    String name = Name.check("subject", subject);
    if (new X500Name(name).getRDNs().length == 0) {
      throw new IllegalArgumentException("the subject is empty");
    }
    return name;
  }

  static void serial(String serial) {
    if (!SERIAL.matcher(serial).matches()) {
      throw new IllegalArgumentException(
          "a serial number is 1 to 40 lower-case hex digits without leading zero, not " + serial);
    }
  }

  static void validity(Instant notBefore, Instant notAfter) {
    if (!notAfter.isAfter(notBefore)) {
      throw new IllegalArgumentException("a certificate has to end after it begins");
    }
  }

  static String tokenLabel(String label) {
    String name = Name.check("token label", label);
    if (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_TOKEN_LABEL) {
      throw new IllegalArgumentException("a token label has at most 32 bytes");
    }
    return name;
  }

  static List<String> shareholders(int k, List<String> holders) {
    if (k < 2) {
      throw new IllegalArgumentException("a token's PIN takes at least two custodians, not " + k);
    }
    if (holders.size() < k || holders.stream().distinct().count() != holders.size()) {
      throw new IllegalArgumentException(
          "the PIN is split among "
              + holders.size()
              + " custodians, but "
              + k
              + " different ones are needed");
    }
    return List.copyOf(holders);
  }
}
