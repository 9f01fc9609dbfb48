package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Person;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.Span;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.Quorum;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** The requests of a vault: whom each waits for, and how long still. */
public final class RequestList {
  private static final int MOST_ENTRIES = 50;

  private final Vault vault;
  private final Wording wording;

  public RequestList(Vault vault, Wording wording) {
    this.vault = vault;
    this.wording = wording;
  }

  /** All requests: those that wait first, then newest first. */
  public List<RequestRow> all() {
    Instant now = vault.now();
    return vault.read(state ->
        state.requests().all().stream()
            .map(file -> row(state, file, now))
            .sorted(
                Comparator.comparing((RequestRow row) -> row.status().ended())
                    .thenComparing(RequestRow::raisedAt, Comparator.reverseOrder()))
            .toList());
  }

  /** All about a request; empty if there is none of this hash. */
  public Optional<RequestDetail> request(String hash) throws StoreFailed {
    Instant now = vault.now();
    List<RequestDetail.EntryRef> entries = new ArrayList<>();
    Optional<Span> life = vault.read(state -> state.requests().find(hash).map(RequestList::life));
    if (life.isEmpty()) {
      return Optional.empty();
    }
    for (RegisterStore.EntryRow entry :
        vault.register().entries(EntryFilter.saying(hash), life.get(), MOST_ENTRIES)) {
      entries.addFirst(new RequestDetail.EntryRef(entry.seq(), entry.kind()));
    }
    return vault.read(
        state -> state.requests().find(hash).map(file -> detail(state, file, entries, now)));
  }

  /** Where its entries are: a long journal is not searched for them from end to end. */
  private static Span life(RequestFile file) {
    return switch (file.execution()) {
      case RequestFile.Finished finished -> new Span(file.raisedSeq(), finished.seq() + 1);
      case RequestFile.Failed failed -> new Span(file.raisedSeq(), failed.seq() + 1);
      default -> new Span(file.raisedSeq(), Long.MAX_VALUE);
    };
  }

  /**
   * Whether the workstation's clock is behind the journal, and two people have to state the time.
   */
  public boolean clockBehind() {
    return vault.clockBehind();
  }

  /** What the workstation's clock says. */
  public Instant clockTime() {
    return vault.clockTime();
  }

  /** The time no entry may be before. */
  public Instant lastAt() {
    return vault.read(VaultState::lastAt);
  }

  private RequestDetail detail(
      VaultState state, RequestFile file, List<RequestDetail.EntryRef> entries, Instant now) {
    HistoryEvent event = new KeyHistory(state, wording, now).event(file);
    List<RequestDetail.EntryRef> all = new ArrayList<>(entries);
    if (all.stream().noneMatch(entry -> entry.seq() == file.raisedSeq())) {
      all.addFirst(new RequestDetail.EntryRef(file.raisedSeq(), file.raising().header().kind()));
    }
    return new RequestDetail(
        row(state, file, now),
        file.request(),
        file.request().raisedBy(),
        event.signatures(),
        all,
        outcome(file));
  }

  private static Optional<RequestDetail.Outcome> outcome(RequestFile file) {
    return switch (file.execution()) {
      case RequestFile.Finished finished ->
          Optional.of(
              new RequestDetail.Outcome(
                  false, "", List.of(), Canonical.text(finished.outcome().result())));
      case RequestFile.Failed failed ->
          Optional.of(
              new RequestDetail.Outcome(
                  true, failed.failure().code(), failed.failure().arguments(), ""));
      case RequestFile.Started started -> Optional.empty();
      case RequestFile.NotStarted none -> Optional.empty();
    };
  }

  private RequestRow row(VaultState state, RequestFile file, Instant now) {
    RequestStatus status = Quorum.status(state, file, now);
    Quorum quorum = Quorum.of(state, file, now);
    return new RequestRow(
        file.hash(),
        file.request().operation(),
        wording.of(state, file),
        state
            .domains()
            .find(file.request().domain())
            .map(SigningDomain::name)
            .orElse(file.request().domain()),
        status,
        file.operation().authority() == Authority.EMERGENCY,
        file.request().drill(),
        state.people().nameOf(file.request().raisedBy()),
        file.request().raisedAt(),
        status == RequestStatus.OPEN ? waitsFor(state, file) : List.of(),
        until(file, status, quorum),
        quorum.needed(),
        signed(state, file, quorum));
  }

  private static List<String> waitsFor(VaultState state, RequestFile file) {
    return state.people().custodians().stream()
        .filter(person -> DecisionRules.mayApprove(state, file, person.id()))
        .filter(person -> !file.heard(person.id()))
        .map(Person::name)
        .toList();
  }

  private static Optional<Instant> until(RequestFile file, RequestStatus status, Quorum quorum) {
    return switch (status) {
      case OPEN -> Optional.of(file.request().expiresAt());
      case APPROVED -> quorum.usableUntil();
      case REFUSED, EXPIRED, LAPSED, EXECUTING, EXECUTED, FAILED -> Optional.empty();
    };
  }

  /** Once it is done the clock no longer matters: everyone who signed is shown. */
  private static List<RequestRow.Signed> signed(VaultState state, RequestFile file, Quorum quorum) {
    List<RequestRow.Signed> signed = new ArrayList<>();
    List<String> counted = new ArrayList<>(quorum.persons());
    if (!(file.execution() instanceof RequestFile.NotStarted)) {
      file.approvals().stream()
          .map(one -> one.approval().person())
          .filter(person -> !counted.contains(person))
          .forEach(counted::add);
    }
    counted.forEach(
        person -> signed.add(new RequestRow.Signed(state.people().nameOf(person), false)));
    file.refusal()
        .ifPresent(no ->
            signed.add(new RequestRow.Signed(state.people().nameOf(no.approval().person()), true)));
    return signed;
  }
}
