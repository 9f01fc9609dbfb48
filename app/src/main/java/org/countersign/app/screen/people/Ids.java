package org.countersign.app.screen.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Ids made of names: lower-case letters, digits and hyphens. */
final class Ids {
  private static final int LONGEST = 60;

  private Ids() {}

  /** {@code Dr. Åsa Öberg} as {@code dr-asa-oberg}; empty where nothing is left. */
  static String of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String joined = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String brief = joined.substring(0, Math.min(LONGEST, joined.length()));
    return brief.replaceAll("^-+|-+$", "");
  }

  /** The same, or with a number where it is taken. */
  static String free(String name, Set<String> taken) {
    String first = of(name).isEmpty() ? "person" : of(name);
    String id = first;
    for (int n = 2; taken.contains(id); n++) {
      id = first + "-" + n;
    }
    return id;
  }

  /** A constant as texts and node ids have it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
