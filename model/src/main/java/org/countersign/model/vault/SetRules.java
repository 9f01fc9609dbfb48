package org.countersign.model.vault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.publication.SetBases;
import org.countersign.model.publication.SetBasis;
import org.countersign.model.publication.SetIssuers;
import org.countersign.model.publication.SetList;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/** When a publication set may be proposed and issued: only while it says what the register says. */
public final class SetRules {
  private SetRules() {}

  /** Refuses a set that is not the next, or says something else than the register now. */
  static void check(VaultState state, Request request, Operation.IssuePublication issue)
      throws Refused {
    String domain = request.domain();
    long next = state.sets().nextNumber(domain);
    if (issue.number() != next) {
      throw new Refused("publication.number", issue.number(), next);
    }
    Instant latest =
        issue
            .from()
            .atZone(ZoneOffset.UTC)
            .plus(state.domain(domain).policy().crlPeriod())
            .toInstant();
    if (issue.from().isAfter(request.raisedAt()) || issue.until().isAfter(latest)) {
      throw new Refused("publication.time", issue.from(), issue.until());
    }
    nobodyElse(state, domain);
    basis(state, domain, issue);
    lists(state, domain, issue.from(), issue.until());
  }

  /** Refuses a set whose time is over before it is issued. */
  static void stillAhead(Operation.IssuePublication issue, Instant at) throws Refused {
    if (!issue.until().isAfter(at)) {
      throw new Refused("publication.time", issue.from(), issue.until());
    }
  }

  /** The basis that was approved, or {@code publication.register-changed}. */
  static SetBasis basis(VaultState state, String domain, Operation.IssuePublication issue)
      throws Refused {
    SetBasis now = SetBases.of(state, domain, issue.from());
    List<Spki> signers =
        SetIssuers.of(state, domain, issue.from()).stream().map(SigningKey::spki).toList();
    if (!now.hash().equals(issue.basis())
        || !now.counts().equals(issue.counts())
        || !signers.equals(issue.signers())) {
      throw new Refused("publication.register-changed", issue.number());
    }
    return now;
  }

  /**
   * Whoever has issued certificates has a list that is in force for as long as the set is.
   *
   * @param until when the set ends
   */
  public static void lists(VaultState state, String domain, Instant from, Instant until)
      throws Refused {
    SetBasis basis = SetBases.of(state, domain, from);
    Set<Spki> listed = new HashSet<>();
    for (SetBasis.Listed crl : basis.crls()) {
      String label = Belonging.key(state, crl.issuer()).label();
      if (crl.thisUpdate().isAfter(from)) {
        throw new Refused("publication.crl-future", crl.number(), label, crl.thisUpdate());
      }
      if (crl.nextUpdate().isBefore(until)) {
        throw new Refused("publication.crl-ends", crl.number(), label, crl.nextUpdate());
      }
      listed.add(crl.issuer());
    }
    for (SigningKey issuer : SetIssuers.of(state, domain, from)) {
      if (!listed.contains(issuer.spki()) && !SetIssuers.issued(state, issuer, from).isEmpty()) {
        throw new Refused("publication.crl-missing", issuer.label());
      }
    }
  }

  /** The list that people are to sign is there, and has the lists and certificates it should. */
  static void shown(VaultState state, Request request, Operation.IssuePublication issue)
      throws Refused {
    SetList list = SetList.read(state.attached(issue.contents()));
    SetBasis basis = basis(state, request.domain(), issue);
    Set<String> wanted = new HashSet<>();
    basis.crls().forEach(crl -> wanted.add(crl.sha256()));
    basis.certificates().stream()
        .filter(SetBasis.Bound::anchor)
        .forEach(one -> wanted.add(one.sha256()));
    Set<String> found = new HashSet<>();
    list.files().stream()
        .filter(file -> file.path().endsWith(".crl") || file.path().endsWith(".cer"))
        .forEach(file -> found.add(file.sha256()));
    if (!found.equals(wanted)) {
      throw new Refused("publication.list", issue.number());
    }
  }

  /** Two at once would leave it to chance which of them is the newer. */
  private static void nobodyElse(VaultState state, String domain) throws Refused {
    for (RequestFile other : state.requests().started()) {
      if (other.execution() instanceof RequestFile.Started
          && other.operation() instanceof Operation.IssuePublication issue
          && other.request().domain().equals(domain)) {
        throw new Refused("publication.in-progress", issue.number());
      }
    }
  }
}
