package org.countersign.model.words;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Refused;

/**
 * Bytes as words that two people can read to each other: two syllables for bytes at even positions
 * (the first is even), three for those at odd ones, so that a word left out, repeated or exchanged
 * with its neighbour is heard.
 */
public final class PgpWords {
  private static final String[] PAIRS = PgpWordList.PAIRS.strip().split("[ \n]+", -1);

  private static final List<Map<String, Integer>> VALUES = List.of(values(0), values(1));

  /** So many letters more, fewer, other or exchanged are taken for a slip. */
  private static final int SLIPS = 2;

  private PgpWords() {}

  /** One word a byte. */
  public static List<String> of(byte[] bytes) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      words.add(word(bytes[i] & 0xff, i % 2));
    }
    return List.copyOf(words);
  }

  /** The whole list: 256 lines from 00 to FF, the word for even positions, a blank, the other. */
  public static String list() {
    return String.join("\n", PAIRS).replace(':', ' ') + "\n";
  }

  /** The words of a hash in hex, as hashes are written here. */
  public static List<String> ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /**
   * The bytes of words that somebody has typed, in any case, with blanks, line ends or punctuation
   * between them.
   *
   * @throws Refused {@code words.unknown} with the word and its place from 1; {@code words.typo}
   *     with also the one word that it may be, which is never taken for it; {@code words.order}
   *     when the word is one for the places before and after: one was left out, repeated or
   *     exchanged
   */
  public static byte[] read(String text) throws Refused {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int place = 0;
    for (String word : words) {
      if (!word.isEmpty()) {
        bytes.write(value(word, place));
        place++;
      }
    }
    return bytes.toByteArray();
  }

  private static int value(String word, int place) throws Refused {
    int parity = place % 2;
    if (VALUES.get(parity).containsKey(word)) {
      return VALUES.get(parity).get(word);
    }
    if (VALUES.get(1 - parity).containsKey(word)) {
      throw new Refused("words.order", word, place + 1);
    }
    throw nearest(word, parity)
        .map(like -> new Refused("words.typo", word, place + 1, like))
        .orElseGet(() -> new Refused("words.unknown", word, place + 1));
  }

  /** The one word of the list that a slip or two make of this; empty where there are several. */
  private static Optional<String> nearest(String word, int parity) {
    for (int slips = 1; slips <= SLIPS; slips++) {
      int most = slips;
      List<String> like =
          VALUES.get(parity).keySet().stream()
              .filter(one -> Math.abs(one.length() - word.length()) <= most)
              .filter(one -> Slips.between(one, word) <= most)
              .toList();
      if (!like.isEmpty()) {
        return like.size() == 1 ? Optional.of(like.getFirst()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Map<String, Integer> values(int parity) {
    Map<String, Integer> values = new HashMap<>();
    for (int value = 0; value < PAIRS.length; value++) {
      values.put(word(value, parity).toLowerCase(Locale.ROOT), value);
    }
    return Map.copyOf(values);
  }

  static String word(int value, int parity) {
    return PAIRS[value].split(":", -1)[parity];
  }
}
