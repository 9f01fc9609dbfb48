package org.countersign.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.countersign.app.hsm.Patience;
import org.countersign.app.hsm.Pkcs11TokenPort;
import org.countersign.app.hsm.Watcher;
import org.countersign.model.port.Clock;
import org.countersign.model.port.TokenPort;

/**
 * What this computer lends to whatever vault is opened on it: PKCS#11 modules, clock, randomness.
 */
public record Workstation(TokenPort tokens, Clock clock, SecureRandom random) {

  /** The real ones. {@code modules} are the shared libraries to load. */
  public static Workstation here(List<Path> modules, Watcher watcher) {
    return new Workstation(
        new Pkcs11TokenPort(modules, Patience.USUAL, watcher), Instant::now, new SecureRandom());
  }
}
