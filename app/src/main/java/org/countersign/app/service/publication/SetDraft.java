package org.countersign.app.service.publication;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.OcspBuilder;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.publication.SetBases;
import org.countersign.model.publication.SetBasis;
import org.countersign.model.publication.SetContents;
import org.countersign.model.publication.SetIssuers;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetWish;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.SetRules;
import org.countersign.model.vault.VaultState;

/** Makes the list of a set's contents that two people are to sign, and the wish that names it. */
public final class SetDraft {
  private final Vault vault;
  private final Phrases phrases;
  private final OcspBuilder builder = new OcspBuilder();

  public SetDraft(Vault vault, Phrases phrases) {
    this.vault = vault;
    this.phrases = phrases;
  }

  private record Drafted(SetWish wish, SetBasis basis, List<Spki> signers, SetList list) {}

  /**
   * The wish for the next set of a domain, as the register is now. The list is kept as an
   * attachment before anybody is asked; if nobody asks, it lies there and nothing names it.
   *
   * @param days how long it is to be believed; less where policy or a CRL ends before
   */
  public Requests.Wish wish(String domain, int days, String reason) throws Failure {
    Instant now = vault.now();
    Drafted drafted = vault.ask(state -> drafted(state, domain, now, days));
    byte[] list = drafted.list().bytes();
    Operation.IssuePublication issue =
        new Operation.IssuePublication(
            drafted.wish().number(),
            drafted.wish().from(),
            drafted.wish().until(),
            drafted.signers(),
            drafted.basis().hash(),
            new Results.Attachment(vault.journal().attach(list), list.length, SetList.TYPE),
            drafted.basis().counts());
    return Requests.Wish.real(issue, domain, reason);
  }

  private Drafted drafted(VaultState state, String domain, Instant now, int days) throws Failure {
    SetBasis basis = SetBases.of(state, domain, now);
    Instant until = until(state, domain, basis, now, days);
    SetRules.lists(state, domain, now, until);
    SetWish wish = new SetWish(domain, state.sets().nextNumber(domain), now, until);
    return new Drafted(
        wish,
        basis,
        SetIssuers.of(state, domain, now).stream().map(SigningKey::spki).toList(),
        SetContents.list(SetContents.of(state, wish, vault.journal(), phrases), builder));
  }

  /** Nothing in a set outlives another part of it. A list that is over is told of by the rules. */
  private static Instant until(
      VaultState state, String domain, SetBasis basis, Instant now, int days) throws Failure {
    Instant asked = now.plus(Duration.ofDays(days));
    Instant most =
        now.atZone(ZoneOffset.UTC).plus(state.domain(domain).policy().crlPeriod()).toInstant();
    Instant crls =
        basis.crls().stream()
            .map(SetBasis.Listed::nextUpdate)
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
            .orElse(most);
    return List.of(asked, most, crls).stream()
        .min(Comparator.naturalOrder())
        .get()
        .truncatedTo(ChronoUnit.SECONDS);
  }
}
