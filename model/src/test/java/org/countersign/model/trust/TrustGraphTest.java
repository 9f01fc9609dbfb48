package org.countersign.model.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.countersign.model.json.Canonical;
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

  @Test
  void followingChangesOneByOneEndsWhereABuiltGraphBegins() {
    Random random = new Random(7);
    List<Spki> keys = IntStream.range(0, 12).mapToObj(i -> Spki.of(new byte[] {(byte) i})).toList();
    TrustGraph followed = new TrustGraph(List.of(), List.of());
    Map<String, TrustPath> paths = new LinkedHashMap<>();
    List<IssuedCertificate> certificates = new ArrayList<>();
    for (int step = 0; step < 900; step++) {
      String id = String.valueOf(random.nextInt(90));
      switch (random.nextInt(5)) {
        case 0 -> {
          certificates.add(issued(any(keys, random), any(keys, random)));
          followed.put(certificates.getLast());
        }
        case 1 -> {
          paths.remove(id);
          followed.remove(id);
        }
        default -> {
          TrustPath path = anyPath(id, keys, random);
          paths.put(id, path);
          followed.put(path);
        }
      }
      Spki asked = any(keys, random);
      BlastRadius now = followed.from(asked);
      assertThat(now).isEqualTo(new TrustGraph(certificates, paths.values()).from(asked));
      assertThat(followed.count(asked)).isEqualTo(now.paths().size());
      assertThat(paths.keySet().stream().filter(one -> followed.reaches(asked, one)))
          .containsExactlyInAnyOrderElementsOf(now.paths().stream().map(TrustPath::id).toList());
      assertThat(now.hash()).isEqualTo(Canonical.hashOf(now.paths()));
      long below =
          paths.values().stream().filter(p -> p.dependsOn().equals(Optional.of(id))).count();
      assertThat(followed.dependentsOf(id)).isEqualTo((int) below);
    }
  }

  @Test
  void theHashOfOddTextsIsThatOfTheirCanonicalForm() {
    List<TrustPath> odd = new ArrayList<>();
    for (String text : List.of("é ß", "\"\\/", "日本", "😀 z", "a\nb", "x".repeat(70000))) {
      odd.add(
          new TrustPath(
              text + "\u0001\b\t\f\r\u001f",
              "n",
              text,
              Optional.of(ROOT),
              TrustPath.Pin.ISSUER,
              "k",
              "c",
              "e",
              Criticality.HIGH,
              text.length() > 4000 ? "" : text,
              Optional.of(text)));
    }
    assertThat(new BlastRadius(List.of(), odd).hash()).isEqualTo(Canonical.hashOf(odd));
    assertThat(new BlastRadius(List.of(), List.of()).hash()).isEqualTo(Canonical.hashOf(List.of()));
  }

  private static Spki any(List<Spki> keys, Random random) {
    return keys.get(random.nextInt(keys.size()));
  }

  private static TrustPath anyPath(String id, List<Spki> keys, Random random) {
    boolean direct = random.nextBoolean();
    return path(
        id,
        direct ? Optional.of(any(keys, random)) : Optional.empty(),
        direct ? Optional.empty() : Optional.of(String.valueOf(random.nextInt(90))),
        List.of(Criticality.values()).get(random.nextInt(4)));
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
