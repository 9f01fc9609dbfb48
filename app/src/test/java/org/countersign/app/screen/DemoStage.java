package org.countersign.app.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.demo.Cast;
import org.countersign.app.demo.DemoVault;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.SigningKey;

/** The demonstration vault on a fresh SoftHSM, opened, for one test class. */
public final class DemoStage implements AutoCloseable {
  public final SoftHsm hsm = SoftHsm.fresh();
  public final Workstation workstation =
      new Workstation(hsm.port(), Instant::now, new SecureRandom());
  public final Path folder;
  public final Cast cast;
  public final Services services;

  public DemoStage() {
    try {
      folder = Files.createTempDirectory("countersign-screen");
      DemoVault demo = new DemoVault(folder, workstation, line -> {});
      cast = demo.ready();
      services = Services.open(workstation, demo.vault(), progress -> {});
    } catch (Failure e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signs a custodian in with the right PIN. */
  public void signIn(String person) throws Failure {
    services.sessions().lock("hand");
    services.sessions().signIn(person, pin(person));
  }

  /** A custodian's PIN, to be wiped by whoever asks. */
  public char[] pin(String person) {
    return cast.named(person).pin().toCharArray();
  }

  /** The vault key of this label. */
  public SigningKey key(String label) {
    return services
        .vault()
        .read(state ->
            state.keys().keys().stream()
                .filter(key -> key.label().equals(label))
                .findFirst()
                .orElseThrow());
  }

  @Override
  public void close() {
    services.close();
    workstation.tokens().close();
  }
}
