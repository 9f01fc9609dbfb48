package org.countersign.app.hsm;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.hsm.Session.KeyPairHandles;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Expected;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;

/** A SoftHSM token full of keys, and how long it takes to hold it against the register. */
public final class ManyKeys {
  /** Of a token that holds nothing. */
  public static final String PIN = "user-123456";

  private final TokenIdentity token;
  private final Pkcs11TokenPort port;

  private ManyKeys(TokenIdentity token, Pkcs11TokenPort port) {
    this.token = token;
    this.port = port;
  }

  /**
   * How long one look took, after login.
   *
   * @param pass finding and reading all objects
   * @param rules holding them against the register
   */
  public record Took(int keys, int objects, int differences, Duration pass, Duration rules) {}

  /**
   * Looks {@code times} at a token of P-256 pairs, as the console makes them. Filling it takes
   * minutes, so it is made once and kept with the module's other files.
   *
   * @param module SoftHSM, whose configuration SOFTHSM2_CONF names
   */
  public static List<Took> measure(Path module, int keys, int times) throws TokenFailure {
    List<Took> took = new ArrayList<>();
    TokenIdentity token = filled(module, keys);
    for (int i = 0; i < times; i++) {
      try (Pkcs11TokenPort port = port(module)) {
        took.add(new ManyKeys(token, port).look(keys));
      }
    }
    return took;
  }

  /** The same on a SoftHSM of a test's own. */
  public static List<Took> measure(SoftHsm hsm, int keys, int times) throws TokenFailure {
    return measure(hsm.module(), keys, times);
  }

  private static Pkcs11TokenPort port(Path module) {
    return new Pkcs11TokenPort(List.of(module), Patience.USUAL, Watcher.NONE);
  }

  /** One that was left half filled is not used. */
  private static TokenIdentity filled(Path module, int keys) throws TokenFailure {
    String label = keys + " keys";
    try (Pkcs11TokenPort port = port(module)) {
      for (SlotView slot : port.look().getFirst().slots()) {
        Optional<TokenIdentity> there = slot.token().map(SlotView.TokenView::identity);
        if (there.filter(token -> token.label().equals(label)).isPresent()
            && new ManyKeys(there.get(), port).look(keys).objects() == 2 * keys) {
          return there.get();
        }
      }
      TokenIdentity token =
          port.initialise(blank(port), label, "so-87654321".toCharArray(), PIN.toCharArray());
      new ManyKeys(token, port).fill(keys);
      return token;
    }
  }

  private static SlotView blank(Pkcs11TokenPort port) {
    return port.look().getFirst().slots().stream()
        .filter(slot -> slot.token().filter(token -> !token.initialised()).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private Lease open() throws TokenFailure {
    return port.open(token, PIN.toCharArray());
  }

  private void fill(int keys) throws TokenFailure {
    try (Lease lease = open()) {
      for (int i = 0; i < keys; i++) {
        String label = "key " + i;
        byte[] id = ByteBuffer.allocate(16).putInt(12, i).array();
        KeyPairHandles ignored =
            lease.generate(login ->
                login
                    .session()
                    .generate(
                        Ck.CKM_EC_KEY_PAIR_GEN,
                        KeyUse.SIGN.publicKey(KeyAlgorithm.EC_P256, label, id),
                        KeyUse.SIGN.privateKey(KeyAlgorithm.EC_P256, label, id)));
      }
    }
  }

  private Took look(int keys) throws TokenFailure {
    try (Lease lease = open()) {
      long start = System.nanoTime();
      List<TokenObject> objects = lease.call("C_FindObjects", login -> login.snapshot().shown());
      long read = System.nanoTime();
      Expected expected =
          new Expected(token, true, expected(objects), Map.<Spki, String>of(), Map.of());
      long begin = System.nanoTime();
      List<Difference> differences =
          Reconciliation.of(expected, Seen.at(token, Depth.FULL, true, objects));
      return new Took(
          keys,
          objects.size(),
          differences.size(),
          Duration.ofNanos(read - start),
          Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /** A register that knows all of them but the last. */
  private static List<Expected.Key> expected(List<TokenObject> objects) {
    List<Expected.Key> known = new ArrayList<>();
    for (TokenObject object : objects) {
      Optional<Spki> spki = object.spki();
      if (object.kind().equals("CKO_PRIVATE_KEY") && spki.isPresent()) {
        known.add(
            new Expected.Key(
                spki.get(),
                object.label(),
                object.id(),
                Expected.Use.SIGN,
                object.attributes(),
                Instant.EPOCH));
      }
    }
    return known.subList(0, Math.max(0, known.size() - 1));
  }
}
