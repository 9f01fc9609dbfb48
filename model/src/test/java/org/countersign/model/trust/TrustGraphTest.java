package org.countersign.model.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath.Criticality;
import org.junit.jupiter.api.Test;

/** Who breaks if a key goes. */
class TrustGraphTest {
  private static final Spki ROOT = Spki.of(new byte[] {1});
  private static final Spki SUB = Spki.of(new byte[] {2});
  private static final Spki LEAF = Spki.of(new byte[] {3});
  private static final Spki OTHER = Spki.of(new byte[] {4});

  @Test
  void aKeyReachesWhatItIssuedForAndWhatDependsOnThat() {
    TrustPath atRoot = path("r", Optional.of(ROOT), Optional.empty(), Criticality.LOW);
    TrustPath atLeaf = path("l", Optional.of(LEAF), Optional.empty(), Criticality.HIGH);
    TrustPath cache = path("c", Optional.empty(), Optional.of("l"), Criticality.CRITICAL);
    TrustPath behind = path("b", Optional.empty(), Optional.of("c"), Criticality.HIGH);
    TrustPath apart = path("o", Optional.of(OTHER), Optional.empty(), Criticality.CRITICAL);
    TrustGraph graph =
        new TrustGraph(
            List.of(issued(ROOT, ROOT), issued(ROOT, SUB), issued(SUB, LEAF)),
            List.of(atRoot, atLeaf, cache, behind, apart));
    assertThat(graph.from(ROOT).keys()).containsExactlyInAnyOrder(ROOT, SUB, LEAF);
    assertThat(graph.from(ROOT).paths()).containsExactly(cache, behind, atLeaf, atRoot);
    assertThat(graph.from(LEAF).paths()).containsExactly(cache, behind, atLeaf);
    assertThat(graph.from(OTHER).paths()).containsExactly(apart);
    assertThat(graph.from(Spki.of(new byte[] {9})).paths()).isEmpty();
  }

  @Test
  void cyclesDoNoHarm() {
    TrustPath one = path("1", Optional.of(ROOT), Optional.of("2"), Criticality.LOW);
    TrustPath two = path("2", Optional.empty(), Optional.of("1"), Criticality.LOW);
    TrustPath self = path("3", Optional.of(SUB), Optional.of("3"), Criticality.LOW);
    TrustGraph graph =
        new TrustGraph(List.of(issued(ROOT, SUB), issued(SUB, ROOT)), List.of(one, two, self));
    assertThat(graph.from(ROOT).paths()).containsExactlyInAnyOrder(one, two, self);
    assertThat(graph.from(SUB).keys()).containsExactlyInAnyOrder(ROOT, SUB);
  }

  @Test
  void theHashIsOfThePathsAndNotOfTheirOrderOfComing() {
    TrustPath one = path("1", Optional.of(ROOT), Optional.empty(), Criticality.LOW);
    TrustPath two = path("2", Optional.of(ROOT), Optional.empty(), Criticality.HIGH);
    String hash = new TrustGraph(List.of(), List.of(one, two)).from(ROOT).hash();
    assertThat(new TrustGraph(List.of(), List.of(two, one)).from(ROOT).hash()).isEqualTo(hash);
    assertThat(new TrustGraph(List.of(), List.of(one)).from(ROOT).hash()).isNotEqualTo(hash);
    TrustPath worse = path("1", Optional.of(ROOT), Optional.empty(), Criticality.CRITICAL);
    assertThat(new TrustGraph(List.of(), List.of(worse, two)).from(ROOT).hash()).isNotEqualTo(hash);
  }

  @Test
  void anOutsideIssuersCertificateLeadsFromNoKeyOfOurs() {
    IssuedCertificate outside = certificate(LEAF, Optional.empty());
    assertThat(outside.selfSigned()).isFalse();
    assertThat(issued(ROOT, ROOT).selfSigned()).isTrue();
    TrustPath atLeaf = path("l", Optional.of(LEAF), Optional.empty(), Criticality.LOW);
    assertThat(new TrustGraph(List.of(outside), List.of(atLeaf)).from(ROOT).paths()).isEmpty();
  }

  private static IssuedCertificate issued(Spki issuer, Spki subject) {
    return certificate(subject, Optional.of(issuer));
  }

  private static IssuedCertificate certificate(Spki subject, Optional<Spki> issuer) {
    return new IssuedCertificate(
        subject.brief(),
        new byte[0],
        subject,
        issuer,
        "CN=s",
        "CN=i",
        BigInteger.ONE,
        Instant.EPOCH,
        Instant.EPOCH,
        "ROOT",
        "d",
        Optional.empty());
  }

  private static TrustPath path(
      String id, Optional<Spki> trusts, Optional<String> dependsOn, Criticality criticality) {
    return new TrustPath(
        id,
        "path " + id,
        "d",
        trusts,
        TrustPath.Pin.KEY,
        "verifier",
        "desk",
        "production",
        criticality,
        "",
        dependsOn);
  }
}
