package org.countersign.model.words;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes as words that two people can read to each other: two syllables for bytes at even positions
 * (the first is even), three for those at odd ones, so that a word left out, repeated or exchanged
 * with its neighbour is heard.
 */
public final class PgpWords {
  private static final String[] PAIRS = PgpWordList.PAIRS.strip().split("[ \n]+", -1);

  private PgpWords() {}

  /** One word a byte. */
  public static List<String> of(byte[] bytes) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      words.add(word(bytes[i] & 0xff, i % 2));
    }
    return List.copyOf(words);
  }

  /** The words of a hash in hex, as hashes are written here. */
  public static List<String> ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  static String word(int value, int parity) {
    return PAIRS[value].split(":", -1)[parity];
  }
}
