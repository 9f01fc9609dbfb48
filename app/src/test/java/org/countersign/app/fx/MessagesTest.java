package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MessagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path BUNDLES =
      ROOT.resolve("resources/src/main/resources/org/countersign/messages");

  @Test
  void everyKeyThatCodeNamesHasAText() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    Pattern literal = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    for (String source : toolkitAndScreens()) {
      Matcher matcher = literal.matcher(source);
      while (matcher.find()) {
        String key = matcher.group(1);
        if (hasBundle(key) && !known(key)) {
          missing.add(key);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyFailureCodeHasASentence() throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    for (String module : List.of("model", "persistence", "app")) {
      for (String source : sources(module + "/src/main/java")) {
        codes.addAll(FailureCodes.in(source));
      }
    }
    codes.removeIf(code -> Messages.find("failure." + code).isPresent());
    assertThat(codes).isEmpty();
  }

  @Test
  void everyTokenFailureHasASentenceThatTakesItsArguments() {
    FailureCodes.tokenFailures()
        .forEach(failure ->
            assertThat(FailureText.sentence(failure))
                .contains("HSM-7")
                .endsWith(".")
                .doesNotContain("{"));
  }

  @Test
  void aFailureNobodyWroteASentenceForStillTellsItsCode() {
    assertThat(FailureText.sentence(new Refused("import.nonsense"))).contains("import.nonsense");
    assertThat(FailureText.withCode(new Refused("import.nonsense"))).endsWith("(import.nonsense)");
  }

  @Test
  void noTextHasAStraightApostropheWhichMessageFormatWouldEat() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.list(BUNDLES)) {
      for (Path file : files.toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#") && line.contains("'"))
            .forEach(wrong::add);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aMissingKeyFailsATest() {
    assertThatThrownBy(() -> Messages.text("common.no-such-key"))
        .isInstanceOf(MissingResourceException.class);
    assertThatThrownBy(() -> Messages.text("nowhere.at-all"))
        .isInstanceOf(MissingResourceException.class);
  }

  @Test
  void whatUsersWroteIsMadeSafeInEveryText() {
    assertThat(Messages.text("common.status.person", "Ada\u202e\nX"))
        .isEqualTo("signed in: Ada⟨U+202E⟩␊X");
  }

  @Test
  void bracesInANameAreNotTakenForArguments() {
    assertThat(Messages.text("common.status.person", "{0} 'x'")).isEqualTo("signed in: {0} 'x'");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 days", "1, 1 day", "2, 2 days", "1204, '1,204 days'"})
  void countsAgreeWithTheirNouns(long days, String text) {
    assertThat(Messages.text("common.time.days", days)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(Badge.class)
  void everyStateHasAWord(Badge badge) {
    assertThat(badge.text()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void everyKindOfFileHasAName(FileKind kind) {
    assertThat(kind.text()).isNotBlank();
  }

  /**
   * A text, the stem of a few ({@code common.discard} of {@code common.discard.title}), or the code
   * of a failure, which has its sentence elsewhere.
   */
  private static boolean known(String key) {
    return Stream.of("", ".title", ".text").anyMatch(s -> Messages.find(key + s).isPresent())
        || Messages.find("failure." + key).isPresent();
  }

  private static List<String> toolkitAndScreens() throws IOException {
    List<String> sources = sources("app/src/main/java/org/countersign/app/fx");
    String screens = "app/src/main/java/org/countersign/app/screen";
    if (Files.exists(ROOT.resolve(screens))) {
      sources.addAll(sources(screens));
    }
    return sources;
  }

  private static boolean hasBundle(String key) {
    String name = key.substring(0, key.indexOf('.')) + ".properties";
    return Optional.of(BUNDLES.resolve(name)).filter(Files::exists).isPresent();
  }

  private static List<String> sources(String folder) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }
}
