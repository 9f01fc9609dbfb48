package org.countersign.model.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.model.people.Name;
import org.countersign.model.pki.RevocationReason;

/** What operations ask of their members. Each refuses with IllegalArgumentException. */
final class Checks {
  private static final int LONGEST_TOKEN_LABEL = 32;

  private Checks() {}

  /** A CRLReason's name (RFC 5280 §5.3.1) that ends trust for good. */
  static String reason(String name) {
    return RevocationReason.named(name)
        .filter(reason -> reason != RevocationReason.CERTIFICATE_HOLD)
        .filter(reason -> reason != RevocationReason.REMOVE_FROM_CRL)
        .map(RevocationReason::display)
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + name + "\" is not a reason for revocation"));
  }

  /** CKA_ID as lower-case hex; some tools leave it empty. */
  static String ckaId(String hex) {
    if (!hex.matches("([0-9a-f]{2}){0,64}")) {
      throw new IllegalArgumentException("a CKA_ID is at most 64 bytes in lower-case hex");
    }
    return hex;
  }

  static String tokenLabel(String label) {
    String name = Name.check("token label", label);
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_TOKEN_LABEL) {
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

  /** Text that says something. */
  static String words(String what, String text) {
    String words = Name.checkText(what, text);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is empty");
    }
    return words;
  }

  /** At least one, each once. */
  static List<String> different(String what, List<String> ids) {
    if (ids.isEmpty() || ids.stream().distinct().count() != ids.size()) {
      throw new IllegalArgumentException("each " + what + " once, and at least one");
    }
    return List.copyOf(ids);
  }

  /** The first few of the files' names. */
  static List<String> sources(List<String> names, int files, int most) {
    if (names.size() != Math.min(files, most) || names.isEmpty()) {
      throw new IllegalArgumentException("the names of the first " + most + " files are needed");
    }
    return names.stream().map(name -> Name.check("name of a file", name)).toList();
  }
}
