package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"release-2026", "Dr. Oluwaseun Adébáyò-Smith", "李伟", "Zoë 🔑", ""})
  void ordinaryNamesStayAsTheyAre(String name) {
    assertThat(SafeText.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\u202egpj.exe', a⟨U+202E⟩gpj.exe",
    "'ad\u200bmin', ad⟨U+200B⟩min",
    "'ad\u200dmin', ad⟨U+200D⟩min",
    "'a\u2028b', a⟨U+2028⟩b",
    "'a\u0000b\u001b[31m', a␀b␛[31m",
    "'a\u007fb', a␡b",
    "'a\ud800b', a⟨U+D800⟩b",
    "'a\u2067b', a⟨U+2067⟩b"
  })
  void whatWouldBeInvisibleIsShown(String raw, String shown) {
    assertThat(SafeText.of(raw)).isEqualTo(shown);
  }

  @Test
  void aNameIsNeverMoreThanOneLine() {
    assertThat(SafeText.of("Ada\r\nBrandt\n")).isEqualTo("Ada␍␊Brandt␊");
  }

  @Test
  void aNameWrittenFromRightToLeftDoesNotTurnTheTextAroundIt() {
    assertThat(SafeText.of("أمين الخوري")).isEqualTo("\u200eأمين الخوري\u200e");
  }

  @Test
  void aNameCannotBringDirectionsOfItsOwn() {
    assertThat(SafeText.of("\u200eأ\u200e\u202eevil\u200e"))
        .isEqualTo("\u200e⟨U+200E⟩أ⟨U+200E⟩⟨U+202E⟩evil⟨U+200E⟩\u200e");
  }

  @Test
  void joinersAreKeptWhereTheySpellAWord() {
    String persian = "می\u200cخواهم";
    assertThat(SafeText.of(persian)).isEqualTo("\u200e" + persian + "\u200e");
  }

  @Test
  void tenThousandCharactersEndInAnEllipsis() {
    assertThat(SafeText.of("x".repeat(10_000))).hasSize(SafeText.LIMIT).endsWith("x…");
    assertThat(SafeText.of("ي".repeat(10_000)).length()).isLessThanOrEqualTo(SafeText.LIMIT + 2);
  }

  @Test
  void shorteningNeverCutsACharacterInTwo() {
    assertThat(SafeText.of("x🔑".repeat(100), 11)).isEqualTo("x🔑x🔑x🔑x…");
  }

  @Test
  void marksPiledOnOneLetterAreCutDown() {
    assertThat(SafeText.of("a" + "\u0301".repeat(500)).length()).isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "أمين", "a\u202eb", "a\nb"})
  void whatIsSafeStaysTheSame(String raw) {
    assertThat(SafeText.of(SafeText.of(raw))).isEqualTo(SafeText.of(raw));
  }
}
