package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;

/** Fingerprints as people compare them: hex in groups of four. */
public final class HashText {
  private static final int GROUP = 4;

  private HashText() {}

  /** {@code 9f86d081…} as {@code 9f86 d081 …}. */
  public static String groups(String hex) {
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < hex.length(); at += GROUP) {
      groups.add(hex.substring(at, Math.min(at + GROUP, hex.length())));
    }
    return String.join(" ", groups);
  }

  /** The first so many bytes. */
  static String first(String hex, int bytes) {
    return hex.substring(0, Math.min(2 * bytes, hex.length()));
  }

  /** The first so many of words separated by blanks. */
  static String firstWords(String words, int count) {
    String[] all = words.split(" ", count + 1);
    return String.join(" ", List.of(all).subList(0, Math.min(count, all.length)));
  }
}
