package org.countersign.model.vault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.SigningKey;

/** What is missing in a domain's governance, which blocks routine work and nothing else. */
public final class Governance {
  private Governance() {}

  /**
   * A gap. {@code code} is the key of its sentence: {@code gap.no-owner}, {@code gap.stakeholders},
   * {@code gap.review}, {@code gap.purpose}.
   */
  public record Gap(String code, List<Object> arguments) {}

  /** The gaps of a domain; the vault's own has none but a lost policy. */
  public static List<Gap> of(VaultState state, SigningDomain domain, Instant at) {
    List<Gap> gaps = new ArrayList<>();
    if (domain.id().equals(SigningDomain.VAULT)) {
      return gaps;
    }
    if (!state.people().isPresent(domain.owner())) {
      gaps.add(new Gap("gap.no-owner", List.of(domain.name())));
    }
    long stakeholders = domain.stakeholders().stream().filter(state.people()::isPresent).count();
    if (stakeholders < SigningDomain.STAKEHOLDERS) {
      gaps.add(new Gap("gap.stakeholders", List.of(domain.name(), stakeholders)));
    }
    if (at.isAfter(reviewDue(domain))) {
      gaps.add(new Gap("gap.review", List.of(domain.name(), reviewDue(domain))));
    }
    return gaps;
  }

  /** The gaps of a key: those of its domain, and a purpose that has ended. */
  public static List<Gap> of(VaultState state, SigningKey key, Instant at) {
    List<Gap> gaps =
        state.domains().find(key.domain()).map(d -> of(state, d, at)).orElseGet(ArrayList::new);
    if (at.isAfter(key.purposeEnds())) {
      gaps.add(new Gap("gap.purpose", List.of(key.label(), key.purposeEnds())));
    }
    return gaps;
  }

  /** When the domain is to be reviewed next. */
  public static Instant reviewDue(SigningDomain domain) {
    return domain
        .reviewedAt()
        .atZone(ZoneOffset.UTC)
        .plus(domain.policy().reviewPeriod())
        .toInstant();
  }
}
