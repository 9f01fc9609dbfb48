package org.countersign.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.app.cli.ExitCode;
import org.countersign.app.demo.Cast;
import org.countersign.app.demo.Demo;
import org.countersign.app.demo.tour.Tour;

/** Shows the demonstration in the console's own windows. */
final class DemoShows implements Demo.Shows {

  @Override
  public int console(Path vault, List<Path> modules) {
    Console.show(Optional.of(vault), modules);
    return ExitCode.OK;
  }

  @Override
  public int tour(Path folder, Path vault, Cast cast, List<Path> modules, PrintWriter out) {
    Tour tour = new Tour(folder, vault, cast, out);
    Thread guide = new Thread(tour, "tour");
    guide.start();
    Console.show(Optional.of(vault), modules);
    return tour.failed() == 0 ? ExitCode.OK : ExitCode.NOT_OK;
  }
}
