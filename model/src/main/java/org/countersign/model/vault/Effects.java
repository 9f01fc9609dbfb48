package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/** What a finished operation changes. Nothing is changed here. */
final class Effects {
  private final VaultState state;
  private final KeyEffects keys;
  private final TokenEffects tokens;
  private final LookRules looks;
  private final FoundKeys found;
  private final RotationEffects rotations;
  private final SetEffects sets;

  Effects(VaultState state) {
    this.state = state;
    this.keys = new KeyEffects(state);
    this.tokens = new TokenEffects(state);
    this.looks = new LookRules(state);
    this.found = new FoundKeys(state);
    this.rotations = new RotationEffects(state);
    this.sets = new SetEffects(state);
  }

  List<Change> of(RequestFile file, JsonNode result, Header header) throws Refused {
    if (Reach.isOutsideHsm(file.operation())) {
      stillAllowed(file, header);
    }
    return switch (file.operation()) {
      case Operation.ReconcileToken look ->
          List.of(
              looks.reconciled(
                  look.token(), Canonical.read(result, Results.TokenSeen.class), header));
      case Operation.AdoptKey adopt ->
          found.adopted(adopt, file, Canonical.read(result, Results.KeyMade.class), header);
      case Operation.DestroyFound destroy ->
          found.destroyed(destroy, Results.erased(result), header);
      case Operation.DestroyKey destroy ->
          found.without(destroy, keys.changed(destroy, file, result, header), header);
      case Operation.RotateKey rotate -> rotated(rotate, file, made(result), header);
      case Operation.MakesKey make -> keys.made(make, file, made(result), header);
      case Operation.OnKey onKey -> keys.changed(onKey, file, result, header);
      case Operation.CommissionToken commission ->
          tokens.commissioned(commission, read(result), header);
      case Operation.IssuePublication issue ->
          sets.issued(issue, file, Canonical.read(result, Results.SetMade.class), header);
      case Operation.ReshareToken again -> tokens.reshared(again, read(result), header);
      default -> {
        Canonical.read(result, Results.Done.class);
        yield registered(file, header);
      }
    };
  }

  private List<Change> rotated(
      Operation.RotateKey rotate, RequestFile file, Results.KeyMade made, Header header)
      throws Refused {
    List<Change> changes = new ArrayList<>(keys.made(rotate, file, made, header));
    changes.add(rotations.begun(rotate, file, made.spki(), header));
    return changes;
  }

  private static Results.KeyMade made(JsonNode result) throws Refused {
    return Canonical.read(result, Results.KeyMade.class);
  }

  private static Results.TokenReady read(JsonNode result) throws Refused {
    return Canonical.read(result, Results.TokenReady.class);
  }

  /**
   * What happens in no HSM takes effect here and now, so all is asked again that was asked when it
   * began: somebody may have begun it and waited until its time was over.
   */
  private void stillAllowed(RequestFile file, Header header) throws Refused {
    Preconditions.check(state, file, header.at());
    if (!Quorum.of(state, file, header.at()).met()) {
      throw new Refused("execution.not-approved", file.request().id(), RequestStatus.LAPSED);
    }
  }

  private List<Change> registered(RequestFile file, Header header) throws Refused {
    String domain = file.request().domain();
    return switch (file.operation()) {
      case Operation.DistrustKey distrust ->
          WatchedRules.marked(state, domain, distrust, file, header.at());
      case Operation.TrustKeyAgain again -> WatchedRules.unmarked(state, domain, again);
      case Operation.AddTrustPath add -> List.of(new Change.TrustPathIs(add.path()));
      case Operation.ChangeTrustPath change -> List.of(new Change.TrustPathIs(change.path()));
      case Operation.RemoveTrustPath remove -> List.of(new Change.TrustPathGone(remove.path()));
      case Operation.ImportInventory bring -> state.imports().of(bring, file.request());
      case Operation.CloseFindings close -> FindingRules.close(state, close, file, header.at());
      case Operation.CreateDomain create -> domain(create.created().reviewed(header.at()));
      case Operation.ChangeDomain change -> domain(changed(domain, change));
      case Operation.ReviewDomain review -> domain(state.domain(domain).reviewed(header.at()));
      case Operation.ChangePolicy change ->
          domain(state.domain(domain).withPolicy(change.policy()));
      case Operation.EnrolPerson enrol ->
          state.people().enrolment(enrol.person(), enrol.credential(), header.seq());
      case Operation.RemovePerson remove -> state.people().removal(remove.person(), header.seq());
      case Operation.ResolveExecution resolve -> resolved(resolve, header);
      case Operation.StateTime stated -> restated(stated.time(), header);
      default -> throw new IllegalStateException("of an HSM: " + file.request().operation());
    };
  }

  private static List<Change> domain(SigningDomain domain) {
    return List.of(new Change.DomainIs(domain));
  }

  private SigningDomain changed(String id, Operation.ChangeDomain change) throws Refused {
    SigningDomain old = state.domain(id);
    return new SigningDomain(
        id,
        change.name(),
        change.purpose(),
        change.owner(),
        change.stakeholders(),
        old.policy(),
        old.reviewedAt());
  }

  private List<Change> resolved(Operation.ResolveExecution resolve, Header header) throws Refused {
    String code = resolve.happened() ? "execution.cut-off-after" : "execution.cut-off-before";
    RequestFile cut = Belonging.file(state, resolve.request());
    return List.of(ended(cut, code, List.of(resolve.evidence()), header));
  }

  /**
   * An earlier time would bring requests and approvals to life again that have had their time: all
   * that were not begun are ended.
   */
  private List<Change> restated(Instant time, Header header) {
    List<Change> ended = new ArrayList<>();
    if (time.isBefore(header.at())) {
      for (RequestFile file : state.requests().all()) {
        if (file.execution() instanceof RequestFile.NotStarted && file.refusal().isEmpty()) {
          ended.add(ended(file, "execution.time-restated", List.of(), header));
        }
      }
    }
    return ended;
  }

  private static Change ended(
      RequestFile file, String code, List<String> arguments, Header header) {
    Bodies.Failed failure = new Bodies.Failed(file.hash(), code, arguments);
    return new Change.RequestIs(
        file.in(new RequestFile.Failed(header.at(), header.seq(), failure, file.crlNumbers())));
  }
}
