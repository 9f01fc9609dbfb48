package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.vault.Governance;

/**
 * A signing domain or the vault's own rules, as a list shows it.
 *
 * @param owner name; empty when there is none, as for the vault's own rules
 * @param stakeholders names of those who are there
 * @param keys how many keys it has
 * @param reviewDue empty for the vault's own rules
 * @param policies versions of the policy, newest first
 */
public record DomainRow(
    SigningDomain domain,
    String owner,
    List<String> stakeholders,
    List<Governance.Gap> gaps,
    long keys,
    Optional<Instant> reviewDue,
    List<PolicyVersion> policies) {

  /**
   * A policy and how it came into force.
   *
   * @param request empty for what the vault was founded with
   */
  public record PolicyVersion(Policy policy, Optional<Instant> since, Optional<Asked> request) {}

  /** The request that put it in force: why, and who stood behind it. */
  public record Asked(String hash, String reason, String raisedBy, List<String> signedBy) {}

  /** Whether these are the vault's own rules. */
  public boolean isVault() {
    return domain.id().equals(SigningDomain.VAULT);
  }
}
