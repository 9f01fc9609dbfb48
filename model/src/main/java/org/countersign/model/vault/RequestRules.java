package org.countersign.model.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Signatures;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.SignedApproval;
import tools.jackson.databind.JsonNode;

/** How entries about requests change the state, and which of them are refused. */
final class RequestRules {
  private final VaultState state;
  private final Effects effects;

  RequestRules(VaultState state) {
    this.state = state;
    this.effects = new Effects(state);
  }

  void raised(Entry entry, List<Change> changes) throws Refused {
    Header header = entry.header();
    Request request = Canonical.read(entry.body(), Request.class);
    Operation operation = request.what();
    if (!request.raisedBy().equals(header.actor()) || !request.domain().equals(header.domain())) {
      throw new Refused("request.not-the-raiser", request.raisedBy());
    }
    String hash = request.hash();
    if (state.requests().find(hash).isPresent()) {
      throw new Refused("request.twice", hash);
    }
    Policy policy = state.domain(request.domain()).policy();
    if (policy.version() != request.policy().version()
        || !policy.hash().equals(request.policy().hash())) {
      throw new Refused("request.policy", request.policy().version(), policy.version());
    }
    if (request
        .expiresAt()
        .isAfter(request.raisedAt().plus(policy.rule(operation.authority()).requestLifetime()))) {
      throw new Refused("request.too-long");
    }
    if (request.drill() != header.drill()) {
      throw new Refused("request.drill");
    }
    changes.add(
        state
            .requests()
            .put(
                new RequestFile(
                    request,
                    hash,
                    operation,
                    entry,
                    List.of(),
                    Optional.empty(),
                    new RequestFile.NotStarted())));
  }

  void decided(Header header, JsonNode body, List<Change> changes) throws Refused {
    SignedApproval signed = Canonical.read(body, SignedApproval.class);
    Approval approval = signed.approval();
    RequestFile file = file(approval.request());
    if (approval.approves() != header.kind().equals(Kinds.APPROVED)) {
      throw new Refused("approval.kind");
    }
    if (!approval.person().equals(header.actor())
        || !approval.credential().equals(header.credential())) {
      throw new Refused("approval.not-the-actor", approval.person());
    }
    DecisionRules.check(state, file, approval, header.at());
    EnrolledCredential credential =
        state
            .people()
            .credential(approval.credential())
            .orElseThrow(() -> new Refused("approval.credential"));
    if (!Signatures.verify(
        credential.credential().signingKey(), approval.bytes(), signed.signature())) {
      throw new Refused("approval.signature", approval.person());
    }
    changes.add(
        state.requests().put(approval.approves() ? file.with(signed) : file.refusedBy(signed)));
  }

  void started(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Started intent = Canonical.read(body, Bodies.Started.class);
    RequestFile file = file(intent.request());
    if (!(file.execution() instanceof RequestFile.NotStarted)) {
      throw new Refused("execution.twice", file.hash());
    }
    List<String> differences = Preconditions.check(state, file, header.at());
    if (!differences.equals(intent.differences())) {
      throw new Refused("execution.differences", differences.toString());
    }
    if (!Quorum.of(state, file, header.at()).met()) {
      throw new Refused("execution.not-approved", file.hash());
    }
    for (Map.Entry<String, Long> taken : intent.crlNumbers().entrySet()) {
      state.keys().take(new Spki(taken.getKey()), taken.getValue());
    }
    changes.add(
        state.requests().put(file.in(new RequestFile.Started(header.at(), header.seq(), intent))));
  }

  void finished(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Finished outcome = Canonical.read(body, Bodies.Finished.class);
    RequestFile file = executing(outcome.request());
    changes.add(
        state
            .requests()
            .put(file.in(new RequestFile.Finished(header.at(), header.seq(), outcome))));
    if (!file.request().drill()) {
      effects.of(file, outcome.result(), header, changes);
    }
  }

  void failed(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Failed failure = Canonical.read(body, Bodies.Failed.class);
    RequestFile file = executing(failure.request());
    changes.add(
        state.requests().put(file.in(new RequestFile.Failed(header.at(), header.seq(), failure))));
  }

  private RequestFile executing(String hash) throws Refused {
    RequestFile file = file(hash);
    if (!(file.execution() instanceof RequestFile.Started)) {
      throw new Refused("execution.not-started", hash);
    }
    return file;
  }

  private RequestFile file(String hash) throws Refused {
    return state.requests().find(hash).orElseThrow(() -> new Refused("request.unknown", hash));
  }
}
