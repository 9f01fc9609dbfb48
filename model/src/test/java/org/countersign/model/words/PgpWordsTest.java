package org.countersign.model.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.countersign.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgpWordsTest {

  @Test
  void publishedFingerprintGivesThePublishedWords() {
    assertThat(PgpWords.ofHex("e58294f2e9a227486e8b061b31cc528fd7fa3f19"))
        .containsExactly(
            ("topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa "
                    + "afflict bravado chatter revolver Dupont midsummer stopwatch whimsical "
                    + "cowbell bottomless")
                .split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "00,aardvark,adroitness",
    "01,absurd,adviser",
    "09,Algol,applicant",
    "36,Christmas,congregate",
    "52,Dupont,enrollment",
    "6f,gremlin,hemisphere",
    "7f,lockup,integrate",
    "80,merit,intention",
    "9d,quadrant,Ohio",
    "c0,slowdown,recipe",
    "f4,upshot,Virginia",
    "fe,woodlark,yesteryear",
    "ff,Zulu,Yucatan"
  })
  void wordsStandAtTheirByte(String hex, String even, String odd) {
    assertThat(PgpWords.ofHex(hex + hex)).containsExactly(even, odd);
  }

  @Test
  void thereAre512DifferentWordsOfLettersOnly() {
    Set<String> words = new HashSet<>();
    for (int value = 0; value < 256; value++) {
      words.add(PgpWords.word(value, 0).toLowerCase(Locale.ROOT));
      words.add(PgpWords.word(value, 1).toLowerCase(Locale.ROOT));
    }
    assertThat(words).hasSize(512).allMatch(word -> word.matches("[a-z]{4,11}"));
    assertThat(PgpWordList.PAIRS.strip().split("[ \n]+", -1)).hasSize(256);
  }

  @Test
  void bothListsAreInAlphabeticalOrderOfFirstLetters() {
    for (int value = 1; value < 256; value++) {
      for (int parity = 0; parity < 2; parity++) {
        String before = PgpWords.word(value - 1, parity).toLowerCase(Locale.ROOT);
        String word = PgpWords.word(value, parity).toLowerCase(Locale.ROOT);
        assertThat(word.charAt(0))
            .as("%s after %s", word, before)
            .isGreaterThanOrEqualTo(before.charAt(0));
      }
    }
  }

  @Test
  void wordsForOddBytesAreLongerToSpeak() {
    // Groups of vowels are near enough to syllables for a whole list, though not for each word.
    assertThat(vowels(1) - vowels(0)).isGreaterThan(180);
  }

  private static long vowels(int parity) {
    Pattern vowels = Pattern.compile("[aeiouy]+(?!$)|[aiouy]+$");
    long count = 0;
    for (int value = 0; value < 256; value++) {
      String word = PgpWords.word(value, parity).toLowerCase(Locale.ROOT);
      count += vowels.matcher(word).results().map(MatchResult::group).count();
    }
    return count;
  }

  @Test
  void nothingGivesNoWordsAndNonsenseIsNotHex() {
    assertThat(PgpWords.of(new byte[0])).isEmpty();
    assertThatThrownBy(() -> PgpWords.ofHex("xyz")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wordsAreReadBackAsSomebodyTypesThem() throws Refused {
    byte[] all = new byte[32];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i * 37);
    }
    String typed = String.join(" ", PgpWords.of(all));
    assertThat(PgpWords.read("  " + typed.toUpperCase(Locale.ROOT).replace(" ", ", \n")))
        .isEqualTo(all);
    assertThat(PgpWords.read(" ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "topmost Istanbul vagabond, words.order, vagabond, 3",
    "topmost topmost, words.order, topmost, 2",
    "Istanbul topmost, words.order, istanbul, 1",
    "topmost Istambul, words.typo, istambul, 2",
    "topmost Istnabul, words.typo, istnabul, 2",
    "topmots, words.typo, topmots, 1",
    "topmost zzzzzzzz, words.unknown, zzzzzzzz, 2",
    "7 topmost 9 Istanbul Pluto vagabnd, words.typo, vagabnd, 4"
  })
  void aWordOutOfPlaceIsNamedWithItsPlace(String typed, String code, String word, int place) {
    assertThatThrownBy(() -> PgpWords.read(typed))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.arguments()).startsWith(word, place);
            });
  }

  @ParameterizedTest
  @CsvSource({"topmots, topmost", "toppmost, topmost", "tpmost, topmost", "zulo, zulu"})
  void aSlipIsToldTheWordItMayBeButIsNeverTakenForIt(String typed, String meant) {
    assertThatThrownBy(() -> PgpWords.read(typed))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.arguments()).containsExactly(typed, 1, meant));
  }
}
