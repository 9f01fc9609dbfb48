package org.countersign.app.hsm;

import java.time.Duration;

/**
 * How long a token may take.
 *
 * @param notice after which, and again after each of which, the watcher is told
 * @param call until any call is given up
 * @param generation until the generation of a key pair is given up: RSA-4096 takes a slow token a
 *     minute
 */
public record Patience(Duration notice, Duration call, Duration generation) {
  /** For people at a console. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(120));
}
