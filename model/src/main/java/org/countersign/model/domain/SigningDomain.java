package org.countersign.model.domain;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.countersign.model.people.Name;

/**
 * A trust boundary with one accountable owner.
 *
 * @param id lower-case letters, digits and hyphens; the vault's own rules are under the empty id
 * @param owner person id
 * @param stakeholders person ids, at least two for routine work
 * @param reviewedAt when it was last reviewed
 */
public record SigningDomain(
    String id,
    String name,
    String purpose,
    String owner,
    List<String> stakeholders,
    Policy policy,
    Instant reviewedAt) {
  /** The domain of operations on people, tokens and the vault's own policy. */
  public static final String VAULT = "";

  /** Stakeholders a domain needs for routine work. */
  public static final int STAKEHOLDERS = 2;

  /** Checks names; gaps of governance are allowed here and told by {@link Governance}. */
  public SigningDomain {
    if (!id.matches("([a-z0-9][a-z0-9-]{0,63})?")) {
      throw new IllegalArgumentException(
          "domain id: lower-case letters, digits and hyphens, at most 64");
    }
    name = Name.check("name of the domain", name);
    purpose = Name.checkText("purpose of the domain", purpose);
    stakeholders = List.copyOf(new TreeSet<>(stakeholders));
  }

  public SigningDomain withPolicy(Policy next) {
    return new SigningDomain(id, name, purpose, owner, stakeholders, next, reviewedAt);
  }

  public SigningDomain reviewed(Instant at) {
    return new SigningDomain(id, name, purpose, owner, stakeholders, policy, at);
  }
}
