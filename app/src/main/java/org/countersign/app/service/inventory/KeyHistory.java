package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Quorum;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Every request that was about a key, newest first. */
final class KeyHistory {
  private final VaultState state;
  private final Wording wording;
  private final Instant now;

  KeyHistory(VaultState state, Wording wording, Instant now) {
    this.state = state;
    this.wording = wording;
    this.now = now;
  }

  /** What showed that the key was destroyed, the last time it was. */
  Optional<KeyDetail.Evidence> destroyed(Spki key) {
    return state.requests().all().stream()
        .filter(file ->
            file.operation() instanceof Operation.DestroyKey destroy && destroy.spki().equals(key))
        .flatMap(file -> evidence(file).stream())
        .reduce((older, newer) -> newer);
  }

  private Optional<KeyDetail.Evidence> evidence(RequestFile file) {
    if (!(file.execution() instanceof RequestFile.Finished finished)) {
      return Optional.empty();
    }
    List<String> persons = new ArrayList<>();
    persons.add(state.people().nameOf(file.request().raisedBy()));
    file.approvals().forEach(one -> persons.add(state.people().nameOf(one.approval().person())));
    try {
      return Optional.of(
          new KeyDetail.Evidence(
              Results.erased(finished.outcome().result()), finished.at(), persons));
    } catch (Refused e) {
      throw new IllegalStateException("the journal was read before", e);
    }
  }

  List<HistoryEvent> of(Spki key) {
    return state.requests().all().stream()
        .filter(file -> concerns(file, key))
        .map(this::event)
        .sorted(Comparator.comparing(HistoryEvent::at).reversed())
        .toList();
  }

  HistoryEvent event(RequestFile file) {
    List<HistoryEvent.Signature> signatures = new ArrayList<>();
    file.approvals().forEach(one -> signatures.add(signature(one)));
    file.refusal().ifPresent(one -> signatures.add(signature(one)));
    return new HistoryEvent(
        endedAt(file),
        file.request().operation(),
        wording.of(state, file),
        file.request().reason(),
        state.people().nameOf(file.request().raisedBy()),
        signatures,
        Quorum.status(state, file, now),
        file.hash(),
        file.request().drill());
  }

  private HistoryEvent.Signature signature(SignedApproval signed) {
    return new HistoryEvent.Signature(
        state.people().nameOf(signed.approval().person()),
        signed.approval().at(),
        signed.approval().approves(),
        signed.approval().comment());
  }

  static Instant endedAt(RequestFile file) {
    return switch (file.execution()) {
      case RequestFile.Started started -> started.at();
      case RequestFile.Finished finished -> finished.at();
      case RequestFile.Failed failed -> failed.at();
      case RequestFile.NotStarted none ->
          file.refusal().map(no -> no.approval().at()).orElse(file.request().raisedAt());
    };
  }

  private boolean concerns(RequestFile file, Spki key) {
    return switch (file.operation()) {
      case Operation.IssueForCsr csr -> csr.issuer().equals(key);
      case Operation.IssueCertificate issue ->
          issue.spki().equals(key) || issue.issuer().equals(key);
      case Operation.RotateKey rotate ->
          rotate.spki().equals(key) || made(file).filter(key.hex()::equals).isPresent();
      case Operation.OnKey onKey -> onKey.spki().equals(key);
      case Operation.AdoptKey adopt -> adopt.spki().equals(key);
      case Operation.DestroyFound found -> found.spki().equals(key);
      case Operation.GenerateKey make -> made(file).filter(key.hex()::equals).isPresent();
      case Operation.AddTrustPath add -> trusts(add.path(), key);
      case Operation.ChangeTrustPath change -> trusts(change.path(), key);
      case Operation.RemoveTrustPath remove -> removed(remove.path(), key);
      default -> false;
    };
  }

  private static Optional<String> made(RequestFile file) {
    return file.execution() instanceof RequestFile.Finished finished
        ? Optional.of(finished.outcome().result().path("spki").asString(""))
        : Optional.empty();
  }

  private static boolean trusts(TrustPath path, Spki key) {
    return path.trusts().filter(key::equals).isPresent();
  }

  /** A path that is gone is known by the request that added it. */
  private boolean removed(String id, Spki key) {
    return state.requests().all().stream()
        .map(RequestFile::operation)
        .anyMatch(operation ->
            operation instanceof Operation.AddTrustPath add
                && add.path().id().equals(id)
                && trusts(add.path(), key));
  }
}
