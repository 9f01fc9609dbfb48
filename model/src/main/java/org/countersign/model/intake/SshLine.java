package org.countersign.model.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of one line of a known_hosts or authorized_keys file.
 *
 * @param marker {@code @cert-authority}, {@code @revoked} or nothing
 * @param hosts for which the key is believed; hashed ones stay as they are
 * @param options of an authorized key
 */
record SshLine(
    String marker, String hosts, String options, String type, String key, String comment) {
  /** Options hold commands, of any length; but a line is one line. */
  private static final int LONGEST = 64 * 1024;

  private static final int LONGEST_NAME = 200;

  /** Empty when the line holds no key. */
  static Optional<SshLine> of(String line) {
    if (line.isEmpty() || line.startsWith("#") || line.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> words = words(line);
    String marker = words.getFirst().startsWith("@") ? words.removeFirst() : "";
    if (words.size() >= 2 && SshKey.isType(words.get(0))) {
      return Optional.of(line(marker, "", words, 0));
    }
    if (words.size() >= 3 && SshKey.isType(words.get(1))) {
      return Optional.of(line(marker, words.get(0), words, 1));
    }
    return Optional.empty();
  }

  /** Whether the key is trusted to sign others. */
  boolean isAuthority() {
    return marker.equals("@cert-authority")
        || ("," + options + ",").toLowerCase(Locale.ROOT).contains(",cert-authority,");
  }

  /** What people know the key by: its comment, or else the hosts. */
  String name() {
    String name = comment.isEmpty() ? hosts : comment;
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static SshLine line(String marker, String first, List<String> words, int type) {
    boolean options = marker.isEmpty() && isOptions(first);
    String comment = String.join(" ", words.subList(type + 2, words.size()));
    return new SshLine(
        marker,
        options ? "" : first,
        options ? first : "",
        words.get(type),
        words.get(type + 1),
        comment);
  }

  /** sshd(8): options are known words, with a value or without. */
  private static boolean isOptions(String first) {
    if (first.contains("=\"")) {
      return true;
    }
    for (String word : first.split(",", -1)) {
      switch (word.toLowerCase(Locale.ROOT)) {
        case "cert-authority",
            "restrict",
            "agent-forwarding",
            "no-agent-forwarding",
            "port-forwarding",
            "no-port-forwarding",
            "pty",
            "no-pty",
            "user-rc",
            "no-user-rc",
            "x11-forwarding",
            "no-x11-forwarding",
            "no-touch-required",
            "verify-required" -> {
          return true;
        }
        default -> {
          // perhaps a host
        }
      }
    }
    return false;
  }

  /** Blanks part words, but not within quotes. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i == line.length() ? ' ' : line.charAt(i);
      if (c == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      }
      if (((c == ' ' || c == '\t') && !quoted) || i == line.length()) {
        if (i > from) {
          words.add(line.substring(from, i));
        }
        from = i + 1;
      }
    }
    return words;
  }
}
