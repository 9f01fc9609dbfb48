package org.countersign.app.service.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;

/** A PDF file as other programs read it: qpdf and those of poppler. */
public final class Pdf {
  private final Path file;

  private Pdf(Path file) {
    this.file = file;
  }

  /** Writes a report into the tests' folder, where people can look at it too. */
  public static Pdf of(ReportWriter report, String prefix) throws Failure, IOException {
    Path folder = Files.createDirectories(Path.of("target", "reports"));
    Path file = folder.resolve(prefix + report.name() + ".pdf");
    try (OutputStream out = Files.newOutputStream(file)) {
      report.write(out, (done, all) -> {});
    }
    return new Pdf(file);
  }

  public Path file() {
    return file;
  }

  /** What qpdf has to say against it. */
  public String check() throws IOException, InterruptedException {
    return run("qpdf", "--check", file.toString());
  }

  public String text() throws IOException, InterruptedException {
    return run("pdftotext", "-layout", file.toString(), "-");
  }

  public String info(String... options) throws IOException, InterruptedException {
    return run(
        Stream.concat(
                Stream.concat(Stream.of("pdfinfo"), Stream.of(options)), Stream.of(file.toString()))
            .toArray(String[]::new));
  }

  /** One line a font: whether it is embedded, and a subset, stands in columns of their own. */
  public List<String> fonts() throws IOException, InterruptedException {
    return run("pdffonts", file.toString()).lines().skip(2).toList();
  }

  /** Its first page as somebody prints it. */
  public Path picture() throws IOException, InterruptedException {
    String name = file.toString().replace(".pdf", "");
    run("pdftoppm", "-r", "150", "-png", "-singlefile", file.toString(), name);
    return Path.of(name + ".png");
  }

  public int pages() throws IOException, InterruptedException {
    return Integer.parseInt(
        info()
            .lines()
            .filter(line -> line.startsWith("Pages:"))
            .findFirst()
            .orElseThrow()
            .substring(6)
            .strip());
  }

  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return exit == 0 ? said : "exit " + exit + ": " + said;
  }
}
