package org.countersign.app.screen.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the wizard makes of what is typed. */
final class FoundingWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P2Y|2 years",
        "P60D|60 days",
        "p1y6m|1 year and 6 months",
        "P1Y2M3D|1 year, 2 months and 3 days",
        "P8W|56 days",
        "12q|''",
        "P0D|''",
        "P-1Y|''"
      })
  void aPeriodIsSaidInPlainWords(String iso, String words) {
    assertThat(PeriodText.of(iso)).isEqualTo(words);
  }

  @Test
  void longerThanACenturyIsNoticed() {
    assertThat(PeriodText.isOverACentury("P100Y")).isFalse();
    assertThat(PeriodText.isOverACentury("P101Y")).isTrue();
    assertThat(PeriodText.isOverACentury("P2147483647Y")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dr. Oluwaseun Adébáyò-Smith|dr-oluwaseun-adebayo-smith",
        "  --Ada--  |ada",
        "أمين الخوري|custodian",
        "../../etc;x|etc-x"
      })
  void aNameBecomesLettersDigitsAndHyphens(String name, String slug) {
    assertThat(Slug.of(name, "custodian")).isEqualTo(slug);
  }

  @Test
  void aTakenNameIsNumbered() {
    assertThat(Slug.free("Ada", "custodian", id -> !id.equals("ada-3"))).isEqualTo("ada-3");
  }

  @ParameterizedTest
  @CsvSource({"168,'hours, 7 days'", "24,'hours, 1 day'", "12,hours", "x,hours"})
  void hoursAreSaidInDaysWhereTheyAreWhole(String typed, String words) {
    assertThat(HoursText.of(typed)).isEqualTo(words);
  }

  @Test
  void aSuggestedLabelFitsTheToken() {
    String label = TokenLabel.suggested("Dr. Oluwaseun Adébáyò-Smith of Northgate 🗝🗝🗝");
    assertThat(label.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(32);
    assertThat(TokenLabel.CHECK.problem(label)).isEmpty();
    assertThat(TokenLabel.CHECK.problem("x".repeat(33))).isPresent();
  }
}
