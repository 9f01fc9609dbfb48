package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CSV and JSON as docs/import-lists.md has them. */
final class ListedFilesTest {
  private static final String KEY =
      "3c5f0e6ab41c1f84a5c3f5c1d2a1a3d7cf8b4a0a5a2b86a6a4a3f0c4e2f7b9d1";
  private static final String HEAD =
      """
      #countersign-trust-paths v1
      name,domain,trusts,pins,kind,contact,environment,criticality,depends-on,id
      """;
  private static final String GOOD = "A,release," + KEY + ",key,verifier,ops,production,high,,\n";

  @Test
  void theExamplesOfTheDocumentAreReadAsTheyStandThere() throws IOException {
    String document = Files.readString(Path.of("../docs/import-lists.md"));
    List<Reading> readings =
        Pattern.compile("(?m)(^    .*\n|(?<=\n)    .*\n)+")
            .matcher(document)
            .results()
            .map(block -> Tools.readText(block.group().replaceAll("(?m)^    ", "")))
            .toList();
    assertThat(readings).hasSize(4).allMatch(reading -> reading.problems().isEmpty());
    assertThat(readings)
        .extracting(reading -> reading.format() + " " + reading.items().size())
        .containsExactly(
            "countersign-trust-paths 3",
            "countersign-keys 1",
            "countersign-trust-paths 1",
            "countersign-keys 1");
    List<TrustPath> paths = paths(readings.get(0));
    assertThat(paths.get(1).dependsOn()).contains(paths.get(0).id());
    assertThat(paths.get(1).contact()).isEqualTo("Field team, +44 20 7946 0000");
    assertThat(paths.get(2).id()).isEqualTo("0b8c6f5e-6b0e-4f43-9c57-5a0b8d1f2e3c");
    assertThat(paths(readings.get(2)).getFirst().id()).isEqualTo(paths.get(0).id());
    assertThat(paths.get(0).trusts()).contains(new Spki(KEY));
  }

  @Test
  void anIdIsMadeOfDomainAndNameAlone() {
    String id = paths(Tools.readText(HEAD + GOOD)).getFirst().id();
    assertThat(id).isEqualTo(PathId.of("release", "A")).matches(".{14}8.{4}[89ab].*");
    assertThat(paths(Tools.readText(HEAD + GOOD.replace("ops", "others"))).getFirst().id())
        .isEqualTo(id);
    assertThat(PathId.of("release", "B")).isNotEqualTo(id);
    assertThat(PathId.of("releas", "eA")).isNotEqualTo(id);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(HEAD + GOOD.replace("high", "huge"), "line 3, column 8", "list.value"),
        Arguments.of(HEAD + GOOD.replace(KEY, "12"), "line 3, column 3", "list.value"),
        Arguments.of(HEAD + GOOD.replace(KEY, ""), "line 3", "list.trusts-nothing"),
        Arguments.of(HEAD + GOOD.replace("ops", ""), "line 3, column 6", "list.missing"),
        Arguments.of(HEAD + GOOD.replace("ops", "o\u202eps"), "line 3, column 6", "list.value"),
        Arguments.of(HEAD + GOOD.replace("release", "Re lease"), "line 3, column 2", "list.value"),
        Arguments.of(HEAD + GOOD.replace(",,\n", ",A,\n"), "line 3, column 9", "list.self"),
        Arguments.of(HEAD + GOOD.replace(",,\n", ",,X\n"), "line 3, column 10", "list.value"),
        Arguments.of(HEAD + GOOD.replace(",,\n", ",\n"), "line 3", "list.width"),
        Arguments.of(HEAD + "\n" + GOOD + GOOD, "line 5", "list.twice"),
        Arguments.of(HEAD.replace("pins", "pin"), "line 2, column 4", "list.column"),
        Arguments.of(HEAD.replace("id\n", "name\n"), "line 2, column 10", "list.column-twice"),
        Arguments.of(HEAD.replace(",pins", ""), "line 2", "list.column-missing"),
        Arguments.of(HEAD.replace("v1", "v2") + GOOD, "line 1", "list.version"),
        Arguments.of(HEAD.replace("-paths", "-pats") + GOOD, "line 1", "list.version"),
        Arguments.of(HEAD + GOOD + "\"B,release\n", "line 4", "list.csv"),
        Arguments.of(json("{\"name\":7}"), "line 2, column 2", "list.text"),
        Arguments.of(json("{\"nam\":\"A\"}"), "line 2, column 2", "list.column"),
        Arguments.of(json("7"), "line 2, column 1", "list.row"),
        Arguments.of(json("{\"name\":\"A\",\"name\":\"B\"}"), "line 2, column 19", "json"),
        Arguments.of(json("{\"name\":\"A\"}"), "line 2, column 1", "list.missing"),
        Arguments.of(
            "{\"format\":\"countersign-trust-paths/2\",\"paths\":[]}",
            "line 1, column 11",
            "list.version"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aRefusalSaysLineAndColumn(String text, String place, String code) {
    assertThat(Tools.readText(text).problems())
        .extracting(problem -> problem.where().place() + " " + problem.code())
        .contains(place + " " + code);
  }

  @Test
  void aWrongRowKeepsNoOtherBack() {
    String rows =
        GOOD.replace("high", "huge") + GOOD.replace("A,", "B,") + GOOD.replace("A,", "C,");
    Reading reading = Tools.readText(HEAD + rows);
    assertThat(paths(reading)).extracting(TrustPath::name).containsExactly("B", "C");
    assertThat(reading.items().getFirst().where().place()).isEqualTo("line 4");
  }

  @Test
  void linesAreCountedWithTheBreaksInsideQuotes() {
    String two = GOOD.replace(",ops,", ",\"o\"\"ps\",").replace("A,", "\"A\",");
    String broken = two.replace("\"A\"", "\"B\nC\"");
    Reading reading = Tools.readText(HEAD + broken + GOOD);
    assertThat(KeyStoreFilesTest.codes(reading)).containsExactly("list.value");
    assertThat(reading.items().getFirst().where().place()).isEqualTo("line 5");
  }

  @Test
  void aTextOfAnotherEncodingIsRefused() {
    byte[] latin = (HEAD + GOOD.replace("ops", "L\u00e9a")).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(KeyStoreFilesTest.codes(Tools.read(latin))).containsExactly("list.csv");
  }

  @Test
  void aNameIsFoundWhereverItStandsInTheFile() {
    String first = "B,release,,key,verifier,ops,production,high,A,\n";
    String given = GOOD.replace(",,\n", ",,0b8c6f5e-6b0e-4f43-9c57-5a0b8d1f2e3c\n");
    assertThat(paths(Tools.readText(HEAD + first + given)).getFirst().dependsOn())
        .contains("0b8c6f5e-6b0e-4f43-9c57-5a0b8d1f2e3c");
    assertThat(paths(Tools.readText(HEAD + first)).getFirst().dependsOn())
        .contains(PathId.of("release", "A"));
  }

  @Test
  void aListedKeyWhosePublicKeyIsAnotherIsRefused() {
    String list =
        "#countersign-keys v1\r\nkey,name,public-key\r\n"
            + KEY
            + ",Partner,MCowBQYDK2VwAyEAmfGSNwEgd\r\n";
    assertThat(KeyStoreFilesTest.codes(Tools.readText(list))).containsExactly("list.value");
    String ed = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    String other = list.replace("MCowBQYDK2VwAyEAmfGSNwEgd", ed);
    assertThat(KeyStoreFilesTest.codes(Tools.readText(other))).containsExactly("list.other-key");
    byte[] der = Base64.getDecoder().decode(ed);
    Reading good = Tools.readText(other.replace(KEY, Spki.of(der).hex().toUpperCase(Locale.ROOT)));
    assertThat(good.problems()).isEmpty();
    assertThat(((Item.PublicKey) good.items().getFirst()).publicKey()).isEqualTo(der);
  }

  private static String json(String row) {
    return "{\"format\":\"countersign-trust-paths/1\",\"paths\":[\n" + row + "]}";
  }

  private static List<TrustPath> paths(Reading reading) {
    return reading.items().stream()
        .flatMap(item -> item instanceof Item.Trust trust ? Stream.of(trust.path()) : Stream.of())
        .toList();
  }
}
