package org.countersign.model.vault;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.model.domain.Authority;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Reach;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import tools.jackson.databind.JsonNode;

/** How entries on a raised request change the state, and which of them are refused. */
final class RequestRules {
  private final VaultState state;
  private final Effects effects;

  RequestRules(VaultState state) {
    this.state = state;
    this.effects = new Effects(state);
  }

  void decided(Header header, JsonNode body, List<Change> changes) throws Refused {
    SignedApproval signed = Canonical.read(body, SignedApproval.class);
    Approval approval = signed.approval();
    RequestFile file = file(header, approval.request());
    if (approval.approves() != header.kind().equals(Kinds.APPROVED)) {
      throw new Refused("approval.kind");
    }
    if (!approval.person().equals(header.actor())
        || !approval.credential().equals(header.credential())) {
      throw new Refused("approval.not-the-actor", approval.person());
    }
    DecisionRules.check(state, file, approval, header.at());
    changes.add(
        new Change.RequestIs(approval.approves() ? file.with(signed) : file.refusedBy(signed)));
  }

  void started(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Started intent = Canonical.read(body, Bodies.Started.class);
    RequestFile file = file(header, intent.request());
    if (!(file.execution() instanceof RequestFile.NotStarted)) {
      throw new Refused("execution.twice", file.request().id());
    }
    List<String> differences = Preconditions.check(state, file, header.at());
    if (!differences.equals(intent.differences())) {
      throw new Refused("execution.differences", differences.toString());
    }
    // Not only enough persons: also not refused by one, and not expired.
    RequestStatus status = Quorum.status(state, file, header.at());
    if (status != RequestStatus.APPROVED) {
      throw new Refused("execution.not-approved", file.request().id(), status);
    }
    reach(file, intent);
    changes.add(
        new Change.RequestIs(
            file.in(new RequestFile.Started(header.at(), header.seq(), header.actor(), intent))));
  }

  /** An intent names no token, and takes no CRL number, that the operation has no business with. */
  private void reach(RequestFile file, Bodies.Started intent) throws Refused {
    Reach reach = Reach.of(state, file.operation());
    if (!reach.tokens().containsAll(intent.tokens())) {
      throw new Refused("execution.reach", file.request().id());
    }
    if (file.request().drill() && !intent.crlNumbers().isEmpty()) {
      // A rehearsal signs no list, so it may not use up a number either.
      throw new Refused("execution.reach", file.request().id());
    }
    Set<String> issuers =
        Reach.crlSigners(state, file.operation()).stream()
            .map(Spki::hex)
            .collect(Collectors.toCollection(HashSet::new));
    for (Map.Entry<String, Long> taken : intent.crlNumbers().entrySet()) {
      if (!issuers.contains(taken.getKey())) {
        throw new Refused("execution.reach", file.request().id());
      }
      if (file.operation().authority() != Authority.EMERGENCY) {
        nobodyElseSigns(taken.getKey());
      }
      long next = state.keys().nextCrlNumber(new Spki(taken.getKey()));
      if (taken.getValue() != next) {
        throw new Refused("crl.number-not-next", taken.getValue(), next);
      }
    }
  }

  /**
   * A list that is signed while another is in the making has the higher number and does not know
   * what the other adds. An emergency does not wait; the other is then not recorded.
   */
  private void nobodyElseSigns(String issuer) throws Refused {
    for (RequestFile other : state.requests().started()) {
      if (other.execution() instanceof RequestFile.Started started
          && started.intent().crlNumbers().containsKey(issuer)) {
        throw new Refused("crl.in-progress", other.request().subject().label());
      }
    }
  }

  void finished(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Finished outcome = Canonical.read(body, Bodies.Finished.class);
    RequestFile file = executing(header, outcome.request());
    changes.add(
        new Change.RequestIs(
            file.in(new RequestFile.Finished(header.at(), header.seq(), outcome))));
    if (file.request().drill()) {
      // A rehearsal has a result of the right kind and no effect.
      Canonical.read(outcome.result(), Results.KeyChanged.class);
    } else {
      changes.addAll(effects.of(file, outcome.result(), header));
    }
  }

  void failed(Header header, JsonNode body, List<Change> changes) throws Refused {
    Bodies.Failed failure = Canonical.read(body, Bodies.Failed.class);
    RequestFile file = executing(header, failure.request());
    changes.add(
        new Change.RequestIs(
            file.in(
                new RequestFile.Failed(header.at(), header.seq(), failure, file.crlNumbers()))));
  }

  /** Who began an execution says what came of it; else two people do, by execution.resolve. */
  private RequestFile executing(Header header, String hash) throws Refused {
    RequestFile file = file(header, hash);
    if (!(file.execution() instanceof RequestFile.Started started)) {
      throw new Refused("execution.not-started", file.request().id());
    }
    if (!started.by().equals(header.actor())) {
      throw new Refused("execution.other-person", state.people().nameOf(started.by()));
    }
    return file;
  }

  private RequestFile file(Header header, String hash) throws Refused {
    RequestFile file = Belonging.file(state, hash);
    Belonging.of(header, file.request());
    return file;
  }
}
