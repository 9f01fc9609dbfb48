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
 * @param owner name; empty when there is none
 * @param stakeholders names of those who are there
 * @param keys how many keys it has
 * @param reviewDue empty for the vault's own rules
 * @param policies newest first
 */
public record DomainRow(
    SigningDomain domain,
    String owner,
    List<String> stakeholders,
    List<Governance.Gap> gaps,
    long keys,
    Optional<Instant> reviewDue,
    List<PolicyVersion> policies) {

  /** A policy and since when it has been in force; empty for the first of the vault. */
  public record PolicyVersion(Policy policy, Optional<Instant> since, String reason) {}

  /** Whether these are the vault's own rules. */
  public boolean isVault() {
    return domain.id().equals(SigningDomain.VAULT);
  }
}
