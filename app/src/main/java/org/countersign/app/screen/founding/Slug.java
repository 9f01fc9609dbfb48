package org.countersign.app.screen.founding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Names as lower-case letters, digits and hyphens: for folders, and for what persons are called in
 * files.
 */
final class Slug {
  private static final int LONGEST = 48;

  private Slug() {}

  /**
   * {@code Dr. Oluwaseun Adébáyò} as {@code dr-oluwaseun-adebayo}; {@code otherwise} where nothing
   * is left.
   */
  static String of(String name, String otherwise) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-|-$", "");
    return cut.isEmpty() ? otherwise : cut;
  }

  /** The same, numbered from 2 where it is taken. */
  static String free(String name, String otherwise, Predicate<String> taken) {
    String slug = of(name, otherwise);
    String free = slug;
    for (int number = 2; taken.test(free); number++) {
      free = slug + "-" + number;
    }
    return free;
  }
}
