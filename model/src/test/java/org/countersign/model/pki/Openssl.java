package org.countersign.model.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The openssl command: somebody else's reading of what is made here. */
public final class Openssl {

  /** What came of a command, with its standard output and standard error in one text. */
  public record Result(int exit, String text) {}

  private final Path folder;

  public Openssl(Path folder) {
    this.folder = folder;
  }

  public Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  /** Runs openssl in the folder; the arguments are parted by single spaces. */
  public Result run(String arguments) throws IOException, InterruptedException {
    return run(List.of(arguments.split(" ", -1)));
  }

  public Result run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }
}
