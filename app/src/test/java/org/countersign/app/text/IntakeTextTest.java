package org.countersign.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.app.fx.Messages;
import org.countersign.model.intake.Reading.Problem;
import org.countersign.model.intake.Where;
import org.junit.jupiter.api.Test;

final class IntakeTextTest {
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../model/src/main/java/org/countersign/model/intake"),
          Path.of("src/main/java/org/countersign/app/service/intake"));

  /** How the readers' sources name problems and notes. */
  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?:new (?:Malformed|Problem)\\(|PASSWORD_\\w+ = |(?:problem|refuse)\\("
              + "(?:[^\"()]|\"\"|(?:at|line|place|number)\\((?:[^()]|\\(\\))*\\))*?)"
              + "\\s*\"([a-z][a-z0-9.-]+)\"");

  private static final Pattern LIST = Pattern.compile("\"(list\\.[a-z-]+)\"");

  private static final Pattern NOTE =
      Pattern.compile("(?:new Note|\\bnote)\\(\\s*\"([a-z][a-z0-9.-]+)\"");

  @Test
  void everyProblemHasASentence() throws IOException {
    Set<String> codes = codes(PROBLEM);
    assertThat(codes).hasSizeGreaterThan(40).contains("asn1.cut-off", "password-needed", "unknown");
    codes.removeIf(code -> Messages.find("intake.problem." + code).isPresent());
    assertThat(codes).isEmpty();
  }

  @Test
  void everyProblemOfAListHasASentence() throws IOException {
    Set<String> codes = codes(LIST);
    assertThat(codes).hasSizeGreaterThan(10);
    codes.removeIf(code -> Messages.find("intake.problem." + code).isPresent());
    assertThat(codes).isEmpty();
  }

  @Test
  void everyNoteHasASentence() throws IOException {
    Set<String> codes = codes(NOTE);
    assertThat(codes).hasSizeGreaterThan(15);
    codes.removeIf(code -> Messages.find("intake.note." + code).isPresent());
    assertThat(codes).isEmpty();
  }

  @Test
  void whatCouldStillBeToldStandsBeforeWhy() {
    Where where = new Where("a.pem", "line 3");
    Problem problem = new Problem(where, "serial 04", "asn1.cut-off", List.of("CERTIFICATE"));
    assertThat(IntakeText.problem(problem))
        .isEqualTo("serial 04: The CERTIFICATE ends before its own length says it does.");
    assertThat(IntakeText.where(where)).isEqualTo("a.pem, line 3");
  }

  private static Set<String> codes(Pattern pattern) throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Matcher matcher = pattern.matcher(Files.readString(file));
          while (matcher.find()) {
            codes.add(matcher.group(1));
          }
        }
      }
    }
    return codes;
  }
}
