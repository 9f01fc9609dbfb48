package org.countersign.app.service.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens at the ends of pages and of lines. */
class PaperTest {
  private static final int ROWS = 60;

  private static List<String> pages(Consumer<Paper> content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Paper paper =
        new Paper(
            out,
            new Sheet(
                "A title", "vault", "public", "foot", "Page # of ", "en", Instant.EPOCH, false));
    content.accept(paper);
    paper.finish();
    Process process = new ProcessBuilder("pdftotext", "-layout", "-", "-").start();
    try (var to = process.getOutputStream()) {
      new ByteArrayInputStream(out.toByteArray()).transferTo(to);
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return List.of(text.split("\f"));
  }

  private static void table(Paper paper) {
    Table table =
        paper.table(List.of(new Paper.Column("Name", 20), new Paper.Column("Trusted hereby", 2)));
    IntStream.range(0, ROWS).forEach(row -> table.row(List.of("row " + row, "")));
    table.end();
  }

  @Test
  void aTablesHeadingStandsWholeOnEachOfItsPages() throws Exception {
    List<String> pages = pages(PaperTest::table);
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages).allSatisfy(page -> assertThat(page).contains("Name", "Trusted", "hereby"));
  }

  @Test
  void aHeadingIsNeverAloneAtThePagesEnd() throws Exception {
    for (int space = 560; space < 700; space += 7) {
      float down = space;
      List<String> pages =
          pages(paper -> {
            paper.space(down).heading(2, "Zebras");
            table(paper);
          });
      String with =
          pages.stream().filter(page -> page.contains("Zebras")).findFirst().orElseThrow();
      assertThat(with).as("%s points down", space).contains("row 0");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "northgate-signing, northgate-|signing",
    "astrid.lindqvist@northgate, astrid.lindqvist@|northgate",
    "wwwwwwwwwwwwwwwwwwwwwwwww, wwwwwwwwwwwwww|wwwwwwwwwww"
  })
  void aWordThatIsTooLongIsBrokenAtASeamWhereThereIsOne(String word, String lines) {
    Lines broken = new Lines(new Faces());
    Faces faces = new Faces();
    float width = faces.width(Face.TEXT, 8, lines.substring(0, lines.indexOf('|')) + "i");
    assertThat(String.join("|", broken.of(Face.TEXT, 8, width, word))).isEqualTo(lines);
  }
}
