package org.countersign.model.vault;

import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.TrustPath;

/**
 * Whose people decide: an operation is asked for in the domain of what it touches, or the people of
 * a lax domain could decide for a strict one.
 */
final class Belonging {
  private Belonging() {}

  /**
   * An entry about a request says the same domain as the request, and the same of being a drill.
   */
  static void of(Header header, Request request) throws Refused {
    if (!header.domain().equals(request.domain())) {
      throw new Refused("entry.domain", header.domain(), request.domain());
    }
    if (header.drill() != request.drill()) {
      throw new Refused("entry.drill", header.drill(), request.drill());
    }
  }

  /** Refuses an operation in another domain than its own with {@code request.other-domain}. */
  static void check(VaultState state, String domain, Operation operation) throws Refused {
    state.domain(domain);
    String right = rightDomain(state, domain, operation);
    if (!right.equals(domain)) {
      throw new Refused("request.other-domain", domain, right);
    }
  }

  private static String rightDomain(VaultState state, String domain, Operation operation)
      throws Refused {
    return switch (operation) {
      case Operation.GenerateKey make -> signing(domain);
      case Operation.AdoptKey adopt -> signing(domain);
      case Operation.Certify certify -> key(state, certify.issuer()).domain();
      case Operation.OnKey onKey -> key(state, onKey.spki()).domain();
      case Operation.OnWatched on -> WatchedRules.watched(state, domain, on.spki()).domain();
      case Operation.AddTrustPath add -> signing(add.path().domain());
      case Operation.ChangeTrustPath change -> signing(change.path().domain());
      case Operation.RemoveTrustPath remove -> path(state, remove.path()).domain();
      case Operation.ImportInventory bring -> signing(domain);
      case Operation.IssuePublication issue -> signing(domain);
      case Operation.CloseFindings close -> finding(state, close.findings().getFirst()).domain();
      case Operation.ChangeDomain change -> domain;
      case Operation.ReviewDomain review -> domain;
      case Operation.ChangePolicy change -> domain;
      case Operation.ResolveExecution resolve -> file(state, resolve.request()).request().domain();
      case Operation.CreateDomain create -> SigningDomain.VAULT;
      case Operation.EnrolPerson enrol -> SigningDomain.VAULT;
      case Operation.RemovePerson remove -> SigningDomain.VAULT;
      case Operation.CommissionToken commission -> SigningDomain.VAULT;
      case Operation.ReshareToken again -> SigningDomain.VAULT;
      case Operation.ReconcileToken look -> SigningDomain.VAULT;
      case Operation.DestroyFound found -> SigningDomain.VAULT;
      case Operation.StateTime time -> SigningDomain.VAULT;
    };
  }

  /** Keys and trust paths have an owner and stakeholders, which the vault's own rules have not. */
  private static String signing(String domain) throws Refused {
    if (domain.equals(SigningDomain.VAULT)) {
      throw new Refused("request.no-domain");
    }
    return domain;
  }

  static SigningKey key(VaultState state, Spki spki) throws Refused {
    return state.keys().key(spki).orElseThrow(() -> new Refused("key.unknown", spki.hex()));
  }

  static TrustPath path(VaultState state, String id) throws Refused {
    return state.trust().find(id).orElseThrow(() -> new Refused("trust.unknown", id));
  }

  static SprawlFinding finding(VaultState state, String id) throws Refused {
    return state.sprawl().find(id).orElseThrow(() -> new Refused("finding.unknown", id));
  }

  static RequestFile file(VaultState state, String hash) throws Refused {
    return state.requests().find(hash).orElseThrow(() -> new Refused("request.unknown", hash));
  }
}
