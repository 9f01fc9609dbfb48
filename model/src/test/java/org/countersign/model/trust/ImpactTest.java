package org.countersign.model.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath.Criticality;
import org.junit.jupiter.api.Test;

final class ImpactTest {
  private static final List<TrustPath> PATHS =
      List.of(
          path("updater", "Platform", "production", Criticality.CRITICAL),
          path("kiosks", "Retail", "production", Criticality.CRITICAL),
          path("mirror", "Platform", "production", Criticality.MEDIUM),
          path("nightly", "Platform", "staging", Criticality.LOW),
          path("sandbox", "Partners", "test", Criticality.HIGH));

  private static TrustPath path(
      String name, String contact, String environment, Criticality criticality) {
    return new TrustPath(
        name,
        name,
        "releases",
        Optional.of(new Spki("ab".repeat(32))),
        TrustPath.Pin.KEY,
        "verifier",
        contact,
        environment,
        criticality,
        "by hand",
        Optional.empty());
  }

  @Test
  void pathsAreCountedByEnvironmentAndCriticalityWorstFirst() {
    ImpactCounts counts = ImpactCounts.of(PATHS);
    assertThat(counts.rows())
        .extracting(ImpactCounts.Row::environment)
        .containsExactly("production", "test", "staging");
    assertThat(counts.rows().getFirst().of(Criticality.CRITICAL)).isEqualTo(2);
    assertThat(counts.rows().getFirst().all()).isEqualTo(3);
    assertThat(counts.of(Criticality.LOW)).isEqualTo(1);
    assertThat(counts.all()).isEqualTo(5);
  }

  @Test
  void environmentsThatAreTooManyAreOneRowAndNothingIsLost() {
    List<ImpactCounts.Row> rows = ImpactCounts.of(PATHS).rows(2, "elsewhere");
    assertThat(rows)
        .extracting(ImpactCounts.Row::environment)
        .containsExactly("production", "elsewhere");
    assertThat(rows.stream().mapToInt(ImpactCounts.Row::all).sum()).isEqualTo(5);
  }

  @Test
  void everyContactIsCalledOnceTheWorstFirst() {
    List<ImpactContact> contacts = ImpactContact.of(PATHS);
    assertThat(contacts)
        .extracting(ImpactContact::contact)
        .containsExactly("Platform", "Retail", "Partners");
    assertThat(contacts.getFirst().paths()).containsExactly("updater", "mirror", "nightly");
    assertThat(contacts.getFirst().worst()).isEqualTo(Criticality.CRITICAL);
  }

  @Test
  void nobodyIsCalledWhenNothingBreaks() {
    assertThat(ImpactContact.of(List.of())).isEmpty();
    assertThat(ImpactCounts.of(List.of()).all()).isZero();
  }
}
