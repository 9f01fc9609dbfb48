package org.countersign.bench;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Change;

/** A large organisation: one root, a hundred issuers, their keys, ten trust paths a key. */
final class LargeVault {
  static final Instant NOW = VaultFixture.START;
  private static final int ISSUERS = 100;
  private static final int DOMAINS = 40;
  private static final String[] TRADES = {
    "release", "firmware", "payments", "identity", "gateway", "telemetry", "archive", "partner"
  };

  final List<SigningKey> keys = new ArrayList<>();
  final List<IssuedCertificate> certificates = new ArrayList<>();
  final List<TrustPath> paths = new ArrayList<>();

  LargeVault(int keyCount, int pathCount) {
    for (int i = 0; i < keyCount; i++) {
      keys.add(key(i));
      certificates.add(certificate(i));
    }
    for (int i = 0; i < pathCount; i++) {
      paths.add(path(i, keyCount));
    }
  }

  Spki root() {
    return keys.getFirst().spki();
  }

  /** A key at the end of the tree, with ten trust paths. */
  Spki typical() {
    return keys.get(keys.size() / 2).spki();
  }

  List<Change> changes() {
    List<Change> all = new ArrayList<>();
    for (int d = 0; d < DOMAINS; d++) {
      all.add(
          new Change.DomainIs(
              new SigningDomain(
                  "d" + d,
                  "Domain " + TRADES[d % TRADES.length] + " " + d,
                  "signs",
                  "ada",
                  List.of("ben", "cleo"),
                  VaultFixture.policy(1),
                  NOW)));
    }
    keys.forEach(key -> all.add(new Change.KeyIs(key)));
    certificates.forEach(one -> all.add(new Change.CertificateIs(one)));
    paths.forEach(path -> all.add(new Change.TrustPathIs(path)));
    return all;
  }

  private static byte[] bytes(int i) {
    return ByteBuffer.allocate(120).putInt(i).array();
  }

  private static SigningKey key(int i) {
    return new SigningKey(
        Spki.of(bytes(i)),
        bytes(i),
        TRADES[i % TRADES.length] + "-service-%06d".formatted(i),
        KeyAlgorithm.EC_P384,
        "d" + i % DOMAINS,
        new TokenIdentity("signing-" + i % 5, "0a1b2c3d4e5f607" + i % 5),
        "00112233445566778899aabbccddeeff",
        "Signs what " + TRADES[(i / 8) % TRADES.length] + " team " + i % 997 + " ships",
        NOW.plus(Duration.ofDays(30 + i % 1000)),
        NOW,
        Optional.of(NOW),
        Map.of(),
        new KeyState.Active(NOW));
  }

  private static IssuedCertificate certificate(int i) {
    int issuer = i <= ISSUERS ? 0 : 1 + i % ISSUERS;
    return new IssuedCertificate(
        Spki.of(ByteBuffer.allocate(8).putInt(i).array()).hex(),
        bytes(i),
        Spki.of(bytes(i)),
        Optional.of(Spki.of(bytes(issuer))),
        "CN=service " + i,
        "CN=issuer " + issuer,
        BigInteger.valueOf(i + 1),
        NOW,
        NOW.plus(Duration.ofDays(20 + i % 700)),
        "CODE_SIGNING",
        "d" + i % DOMAINS,
        Optional.empty());
  }

  private static TrustPath path(int i, int keyCount) {
    boolean depends = i >= keyCount && i % 20 == 0;
    return new TrustPath(
        "%08x-0000-4000-8000-000000000000".formatted(i),
        TRADES[i % TRADES.length] + " verifier " + Integer.reverse(i),
        "d" + i % DOMAINS,
        depends ? Optional.empty() : Optional.of(Spki.of(bytes(i % keyCount))),
        TrustPath.Pin.KEY,
        "verifier",
        "on call team " + i % 997 + ", +31 20 555 0100",
        i % 3 == 0 ? "staging" : "production",
        TrustPath.Criticality.values()[i % 4],
        "by the package",
        depends
            ? Optional.of("%08x-0000-4000-8000-000000000000".formatted(i - keyCount + 1))
            : Optional.empty());
  }
}
