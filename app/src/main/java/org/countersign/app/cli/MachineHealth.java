package org.countersign.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.model.json.Utc;

/** Java, the display and the clock. */
final class MachineHealth {
  private static final int JAVA = 25;

  /** No program is used for longer; a clock that says so has been set wrong. */
  private static final Duration LIFETIME = Duration.ofDays(20L * 365);

  private final Map<String, String> environment;
  private final Instant now;

  MachineHealth(Map<String, String> environment, Instant now) {
    this.environment = environment;
    this.now = now;
  }

  List<Finding> findings() {
    return List.of(java(), display(), clock());
  }

  private static Finding java() {
    String version = Runtime.version().toString();
    return Runtime.version().feature() == JAVA
        ? Finding.ok("cli.doctor.java", version)
        : Finding.attention("cli.doctor.java-other", version, String.valueOf(JAVA));
  }

  private Finding display() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean ownDisplay = system.contains("mac") || system.contains("windows");
    String name = environment.getOrDefault("DISPLAY", "");
    return ownDisplay || !name.isEmpty()
        ? Finding.ok("cli.doctor.display", name)
        : Finding.attention("cli.doctor.no-display");
  }

  private Finding clock() {
    Instant built = BuildVersion.builtAt();
    if (now.isBefore(built)) {
      return Finding.problem("cli.doctor.clock-early", Utc.format(now), Utc.format(built));
    }
    return now.isAfter(built.plus(LIFETIME))
        ? Finding.problem("cli.doctor.clock-late", Utc.format(now))
        : Finding.ok("cli.doctor.clock", Utc.format(now));
  }
}
