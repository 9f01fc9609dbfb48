package org.countersign.app.service.map;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.intake.Where;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.trust.TrustGraph;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.trust.TrustPath.Criticality;

/** Keys, certificates and trust paths by short names, as no vault need have lived to have them. */
public final class SampleMap {
  public static final Instant AT = Instant.parse("2026-11-21T18:00:00Z");

  private static final List<String> KINDS = List.of("verifier", "trust store", "firmware", "cache");
  private static final List<String> WHERE = List.of("production", "staging", "test");

  private static final List<Criticality> WORTH = List.of(Criticality.values());

  private final List<SigningKey> keys = new ArrayList<>();
  private final List<WatchedKey> watched = new ArrayList<>();
  private final List<IssuedCertificate> certificates = new ArrayList<>();
  private final List<TrustPath> paths = new ArrayList<>();

  /** The hash that stands for a name. */
  public static Spki spki(String name) {
    return Spki.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public SampleMap key(String name, String domain) {
    keys.add(
        new SigningKey(
            spki(name),
            new byte[0],
            name,
            KeyAlgorithm.EC_P256,
            domain,
            new TokenIdentity("token of " + domain, "0001"),
            "00",
            "signs " + name,
            AT,
            AT,
            Optional.of(AT),
            Map.of(),
            new KeyState.Active(AT)));
    return this;
  }

  /** Known, and not held. */
  public SampleMap watched(String name, String domain) {
    watched.add(
        new WatchedKey(
            spki(name),
            new byte[0],
            WatchedKey.Kind.SSH,
            name,
            domain,
            Map.of(),
            new Where("id.pub", "line 1"),
            AT));
    return this;
  }

  /** Issued by a vault's key, or by nobody here for the empty name. */
  public SampleMap certificate(String subject, String issuer, String domain) {
    certificates.add(
        new IssuedCertificate(
            spki(subject + " by " + issuer).hex(),
            new byte[0],
            spki(subject),
            Optional.of(issuer).filter(name -> !name.isEmpty()).map(SampleMap::spki),
            "CN=" + subject,
            "CN=" + (issuer.isEmpty() ? "an outside CA" : issuer),
            BigInteger.ONE,
            AT,
            AT,
            "code-signing",
            domain,
            Optional.empty()));
    return this;
  }

  /** Trusts a key. */
  public SampleMap path(String name, String domain, String key) {
    return path(name, domain, Optional.of(spki(key)), Optional.empty(), 0);
  }

  /** Takes its trust from another path. */
  public SampleMap depends(String name, String domain, String other) {
    return path(name, domain, Optional.empty(), Optional.of(other), 0);
  }

  private SampleMap path(
      String name, String domain, Optional<Spki> key, Optional<String> other, int variety) {
    paths.add(
        new TrustPath(
            name,
            name,
            domain,
            key,
            TrustPath.Pin.KEY,
            KINDS.get(variety % KINDS.size()),
            "on call " + variety % 17,
            WHERE.get(variety % WHERE.size()),
            WORTH.get(variety % WORTH.size()),
            "by hand",
            other));
    return this;
  }

  /** Domains with a root and keys below it each, and paths that trust them in all sorts of ways. */
  public static SampleMap large(int domains, int keysEach, int pathsEach) {
    SampleMap map = new SampleMap();
    for (int d = 0; d < domains; d++) {
      String domain = "domain-" + d;
      map.key("root-" + d, domain).certificate("root-" + d, "root-" + d, domain);
      for (int k = 0; k < keysEach; k++) {
        String name = "key-" + d + "-" + k;
        map.key(name, domain).certificate(name, "root-" + d, domain);
      }
      for (int p = 0; p < pathsEach; p++) {
        map.some(d, p, keysEach);
      }
    }
    return map;
  }

  private void some(int d, int p, int keysEach) {
    String domain = "domain-" + d;
    String name = "path-%d-%06d".formatted(d, p);
    if (p % 5 == 4) {
      Optional<String> other = Optional.of("path-%d-%06d".formatted(d, p - 1));
      path(name, domain, Optional.empty(), other, p);
    } else {
      String key = "key-" + d + "-" + p * 31 % keysEach;
      path(name, domain, Optional.of(spki(key)), Optional.empty(), p);
    }
  }

  public Snapshot snapshot() {
    return new Snapshot(
        "Sample vault",
        AT,
        new Checkpoint("6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e1f", 1, new byte[32]),
        Map.of("releases", "Software releases", "partners", "Partner tokens"),
        List.copyOf(keys),
        List.copyOf(watched),
        List.copyOf(certificates),
        List.copyOf(paths));
  }

  public Things things() {
    return new Things(snapshot());
  }

  public Reach reach(Things things) {
    return new Reach(new TrustGraph(certificates, paths)::from, things);
  }
}
