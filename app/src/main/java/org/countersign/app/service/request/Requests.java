package org.countersign.app.service.request;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Signer;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Name;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.OperationKinds;
import org.countersign.model.request.Request;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.Transitions;
import org.countersign.model.vault.VaultState;

/** Raising requests and deciding on them. */
public final class Requests {
  private static final int NONCE = 16;

  private final Vault vault;

  public Requests(Vault vault) {
    this.vault = vault;
  }

  /** What a person wants done, before policy, impact and time are pinned to it. */
  public record Wish(Operation operation, String domain, String reason, boolean drill) {
    /** Not a drill. */
    public static Wish real(Operation operation, String domain, String reason) {
      return new Wish(operation, domain, reason, false);
    }
  }

  /** Pins policy and impact as they are now. Refuses at once what could not be executed now. */
  public Request draft(Wish wish, String raiser) throws Failure {
    Instant now = vault.now();
    String reason = reason(wish);
    if (wish.operation() instanceof Operation.Certify certify) {
      CertifyCheck.plan(certify);
      CertifyCheck.wouldBeIssued(certify, now);
    }
    return vault.ask(state -> {
      if (wish.operation() instanceof Operation.IssueForCsr csr) {
        CertifyCheck.keyIsNew(state, csr);
      }
      Preconditions.governance(state, wish.domain(), wish.operation(), now);
      Policy policy = state.domain(wish.domain()).policy();
      Request request =
          new Request(
              Request.VERSION,
              UUID.randomUUID().toString(),
              OperationKinds.kindOf(wish.operation()),
              wish.domain(),
              Preconditions.subject(state, wish.operation()),
              Canonical.tree(wish.operation()),
              reason,
              raiser,
              now,
              now.plus(policy.rule(wish.operation().authority()).requestLifetime()),
              new Request.PinnedPolicy(policy.version(), policy.hash()),
              Preconditions.impact(state, wish.operation()),
              nonce(),
              wish.drill());
      Transitions.check(state, request, wish.operation());
      return request;
    });
  }

  /** Puts a drafted request into the journal; returns its hash. */
  public String raise(Request request, Signer signer) throws Failure {
    vault.append(
        Draft.of(Kinds.RAISED, request.domain(), request, request.drill()),
        signer,
        notBefore(request.raisedAt()));
    return request.hash();
  }

  /** Signs and records an approval. */
  public void approve(String hash, Signer signer, String comment) throws Failure {
    decide(hash, signer, Approval.APPROVE, comment, Kinds.APPROVED);
  }

  /** Signs and records a refusal, which ends the request; by its raiser it is a withdrawal. */
  public void refuse(String hash, Signer signer, String comment) throws Failure {
    decide(hash, signer, Approval.REFUSE, comment, Kinds.REFUSED);
  }

  private void decide(String hash, Signer signer, String decision, String comment, String kind)
      throws Failure {
    RequestFile file = vault.ask(state -> find(state, hash));
    Instant now = vault.now();
    Approval approval =
        new Approval(
            Approval.VERSION,
            hash,
            signer.person(),
            signer.credential(),
            decision,
            checked(comment),
            now);
    vault.ask(state -> {
      DecisionRules.check(state, file, approval, now);
      return true;
    });
    SignedApproval signed = new SignedApproval(approval, signer.sign(approval.bytes()));
    vault.append(
        Draft.of(kind, file.request().domain(), signed, file.request().drill()),
        signer,
        notBefore(now));
  }

  private Instant notBefore(Instant at) {
    Instant last = vault.read(VaultState::lastAt);
    return at.isBefore(last) ? last : at;
  }

  private static RequestFile find(VaultState state, String hash) throws Refused {
    return state.requests().find(hash).orElseThrow(() -> new Refused("request.unknown", hash));
  }

  private static String reason(Wish wish) throws Refused {
    String reason = checked(wish.reason());
    if (reason.isEmpty()) {
      throw new Refused("request.reason");
    }
    return reason;
  }

  private static String checked(String text) throws Refused {
    try {
      return Name.checkText("text", text);
    } catch (IllegalArgumentException e) {
      throw new Refused("input.text", String.valueOf(e.getMessage()));
    }
  }

  private String nonce() {
    byte[] nonce = new byte[NONCE];
    vault.random().nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }
}
