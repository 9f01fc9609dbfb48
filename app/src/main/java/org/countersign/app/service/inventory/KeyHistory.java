package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.ObservedCrl;
import org.countersign.model.vault.Quorum;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Every request that was about a key, and what single people have said of it; newest first. */
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
    Stream<HistoryEvent> asked =
        state.requests().all().stream().filter(file -> concerns(file, key)).map(this::event);
    Stream<HistoryEvent> said = state.rotations().about(key).stream().map(this::said);
    Stream<HistoryEvent> looked = state.observed().of(key).stream().map(this::looked);
    return Stream.of(asked, said, looked)
        .flatMap(all -> all)
        .sorted(Comparator.comparing(HistoryEvent::at).reversed())
        .toList();
  }

  private HistoryEvent said(Confirmed confirmed) {
    String path = confirmed.what().path();
    return new HistoryEvent(
        confirmed.at(),
        state.people().nameOf(confirmed.person()),
        List.of(),
        new HistoryEvent.Said(
            confirmed, state.trust().find(path).map(TrustPath::name).orElse(path)));
  }

  private HistoryEvent looked(ObservedCrl crl) {
    return new HistoryEvent(
        crl.at(), state.people().nameOf(crl.by()), List.of(), new HistoryEvent.Looked(crl));
  }

  HistoryEvent event(RequestFile file) {
    List<HistoryEvent.Signature> signatures = new ArrayList<>();
    file.approvals().forEach(one -> signatures.add(signature(one)));
    file.refusal().ifPresent(one -> signatures.add(signature(one)));
    return new HistoryEvent(
        endedAt(file),
        state.people().nameOf(file.request().raisedBy()),
        signatures,
        new HistoryEvent.Asked(
            file.request().operation(),
            wording.of(state, file),
            file.request().reason(),
            Quorum.status(state, file, now),
            file.hash(),
            file.request().drill()));
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
      case Operation.IssueForCsr csr -> csr.issuer().equals(key) || csr.spki().equals(key);
      case Operation.IssueCertificate issue ->
          issue.spki().equals(key) || issue.issuer().equals(key);
      case Operation.RotateKey rotate ->
          rotate.spki().equals(key) || made(file).filter(key.hex()::equals).isPresent();
      case Operation.OnKey onKey -> onKey.spki().equals(key);
      case Operation.AdoptKey adopt -> adopt.spki().equals(key);
      case Operation.DestroyFound found -> found.spki().equals(key);
      case Operation.GenerateKey make -> made(file).filter(key.hex()::equals).isPresent();
      case Operation.OnWatched watched -> watched.spki().equals(key);
      case Operation.ImportInventory bring -> brought(file, key);
      case Operation.AddTrustPath add -> trusts(add.path(), key);
      case Operation.ChangeTrustPath change -> trusts(change.path(), key);
      case Operation.RemoveTrustPath remove -> removed(remove.path(), key);
      default -> false;
    };
  }

  /** Whether it is by this import that a domain has come to watch the key. */
  private boolean brought(RequestFile file, Spki key) {
    return state
        .watched()
        .find(key, file.request().domain())
        .filter(watched -> watched.firstSeen().equals(file.request().raisedAt()))
        .isPresent();
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
