package org.countersign.app.service.intake;

import java.util.Comparator;
import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.vault.VaultState;

/** Private keys that were found outside an HSM. */
public final class Findings {
  private final Vault vault;

  public Findings(Vault vault) {
    this.vault = vault;
  }

  /**
   * A line of their list.
   *
   * @param domain the domain's name
   * @param held the label of the vault's key that it is; empty for a key the vault does not hold
   * @param paths trust paths reached from it
   */
  public record Row(SprawlFinding finding, String domain, String held, int paths) {}

  /** Those that stand first, the latest first; then those that were dealt with. */
  public List<Row> all() {
    return vault.read(state ->
        state.sprawl().all().stream()
            .sorted(
                Comparator.comparing(SprawlFinding::stands)
                    .thenComparing(SprawlFinding::since)
                    .reversed())
            .map(finding -> row(state, finding))
            .toList());
  }

  private static Row row(VaultState state, SprawlFinding finding) {
    return new Row(
        finding,
        state.domains().find(finding.domain()).map(SigningDomain::name).orElse(finding.domain()),
        finding.key().flatMap(state.keys()::key).map(SigningKey::label).orElse(""),
        finding.key().map(key -> state.graph().from(key).paths().size()).orElse(0));
  }
}
