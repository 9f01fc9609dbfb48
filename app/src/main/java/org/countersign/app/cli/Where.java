package org.countersign.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.app.Settings;
import org.countersign.app.hsm.ModuleFinder;
import picocli.CommandLine.Option;

/** Which vault and which PKCS#11 modules are meant. */
public final class Where {
  @Option(names = "--vault", paramLabel = "DIR", descriptionKey = "vault")
  private Path vault;

  @Option(names = "--module", paramLabel = "FILE", descriptionKey = "module")
  private List<Path> modules = new ArrayList<>();

  /** The vault that was named, or else the last one used. */
  public Optional<Path> vault(Settings settings) {
    return Optional.ofNullable(vault).or(settings::vault).map(Where::whole);
  }

  /** The modules that were named, or else those chosen before, or else all that can be found. */
  public List<Path> modules(Settings settings) {
    List<Path> chosen = chosen(settings);
    return chosen.isEmpty() ? new ModuleFinder().find() : chosen;
  }

  /** The modules that a person has named, now or before. */
  public List<Path> chosen(Settings settings) {
    return (modules.isEmpty() ? settings.modules() : modules).stream().map(Where::whole).toList();
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
