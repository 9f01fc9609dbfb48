package org.countersign.app.demo.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.demo.Cast;
import org.countersign.app.fx.Messages;

/**
 * Walks through the main job in the console's windows: a line and a picture a step. What a step
 * does not find fails it; the steps after it are tried all the same.
 */
public final class Tour implements Runnable {
  private final Path pictures;
  private final Cast cast;
  private final Path vault;
  private final PrintWriter out;
  private int steps;
  private int failed;

  public Tour(Path folder, Path vault, Cast cast, PrintWriter out) {
    this.pictures = folder;
    this.vault = vault;
    this.cast = cast;
    this.out = out;
  }

  /** Steps that failed; to be asked when the tour is over. */
  public int failed() {
    return failed;
  }

  /** Something a person does, and what can be seen then. */
  interface Walk {
    void walk(Driver driver) throws Exception;
  }

  /** A step with what it is called on the line and in the picture's name. */
  record Step(String name, Walk walk) {}

  /** Takes the steps, in their order. */
  interface Steps {
    void step(String name, Walk walk);
  }

  @Override
  public void run() {
    try {
      Files.createDirectories(pictures);
      Driver driver = new Driver();
      for (Step step : new MainJob(cast, vault).steps()) {
        walk(driver, step);
      }
      out.println(Messages.text("cli.demo.tour", steps, failed));
      driver.closeAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void walk(Driver driver, Step step) {
    steps++;
    String number = "%02d".formatted(steps);
    List<String> wrong = new ArrayList<>();
    try {
      step.walk().walk(driver);
    } catch (Exception e) {
      wrong.add(e.getMessage());
    }
    try {
      driver.picture(pictures.resolve(number + "-" + step.name().replace(' ', '-') + ".png"));
    } catch (IOException | RuntimeException e) {
      wrong.add(e.getMessage());
    }
    failed += wrong.isEmpty() ? 0 : 1;
    String verdict = wrong.isEmpty() ? "ok    " : "FAILED";
    out.println(
        verdict
            + " "
            + number
            + " "
            + step.name()
            + (wrong.isEmpty() ? "" : ": ")
            + String.join("; ", wrong));
  }
}
