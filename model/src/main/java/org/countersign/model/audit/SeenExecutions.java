package org.countersign.model.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.audit.SeenPeople.Known;
import org.countersign.model.domain.Authority;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.ResultRules;
import tools.jackson.databind.JsonNode;

/**
 * What was carried out in a partial bundle: nothing that was not approved, nothing else than what
 * was approved, and nothing that the states that are known here do not allow.
 */
final class SeenExecutions {
  private final String vault;
  private final SeenPeople people;
  private final SeenPolicies policies;
  private final SeenThreads threads;
  private final SeenKeys keys;
  private final SeenSets sets;
  private final SeenNumbers crlNumbers;
  private Optional<Instant> stated = Optional.empty();

  SeenExecutions(
      String vault,
      SeenPeople people,
      SeenPolicies policies,
      SeenThreads threads,
      SeenKeys keys,
      SeenSets sets,
      SeenNumbers crlNumbers) {
    this.vault = vault;
    this.people = people;
    this.policies = policies;
    this.threads = threads;
    this.keys = keys;
    this.sets = sets;
    this.crlNumbers = crlNumbers;
  }

  /** An outcome is withheld, or is of a request that is: what it changed is not known. */
  void unknownOutcome(Header header) {
    policies.mayHaveChanged(header.domain());
    keys.missing(header.domain());
    if (header.domain().isEmpty()) {
      people.mayHaveChanged();
    }
  }

  void started(Header header, Bodies.Started intent) throws Refused {
    Optional<SeenThread> found = threads.thread(header, intent.request());
    if (found.isEmpty()) {
      return;
    }
    SeenThread thread = found.get();
    if (!thread.startedBy().isEmpty() || thread.ended()) {
      throw new Refused("execution.twice", thread.request().id());
    }
    boolean policyChanged = differences(thread, intent.differences());
    mayHappen(thread, policyChanged, header.at());
    if (thread.request().drill() && !intent.crlNumbers().isEmpty()) {
      throw new Refused("execution.reach", thread.request().id());
    }
    for (Map.Entry<String, Long> taken : intent.crlNumbers().entrySet()) {
      crlNumbers.take(taken.getKey(), taken.getValue());
    }
    if (thread.operation() instanceof Operation.IssuePublication issue) {
      sets.started(issue, header.domain(), header.at());
    }
    thread.start(header.actor(), intent);
  }

  /** Whether it says that the policy has changed, which only an emergency may go on from. */
  private boolean differences(SeenThread thread, List<String> said) throws Refused {
    boolean emergency = thread.operation().authority() == Authority.EMERGENCY;
    boolean changed = said.contains(Preconditions.POLICY_CHANGED);
    boolean known =
        List.of(
                List.of(),
                List.of(Preconditions.POLICY_CHANGED),
                List.of(Preconditions.IMPACT_CHANGED),
                List.of(Preconditions.POLICY_CHANGED, Preconditions.IMPACT_CHANGED))
            .contains(said);
    boolean is =
        policies
            .certain(thread.request().domain())
            .map(now -> !now.hash().equals(thread.request().policy().hash()))
            .orElse(changed);
    if (!known || is != changed || (!emergency && !said.isEmpty())) {
      throw new Refused("execution.differences", said.toString());
    }
    return changed;
  }

  /** What must hold when it begins, and where no HSM takes part once more when it takes effect. */
  private void mayHappen(SeenThread thread, boolean policyChanged, Instant at) throws Refused {
    Operation operation = thread.operation();
    String domain = thread.request().domain();
    if (thread.request().drill() && !(operation instanceof Operation.EmergencyRevoke)) {
      throw new Refused("request.drill");
    }
    threads.approved(thread, policyChanged, at);
    keys.allowed(operation, domain, at);
    switch (operation) {
      case Operation.EnrolPerson enrol ->
          people.mayEnrol(vault, enrol.person(), enrol.credential());
      case Operation.RemovePerson remove -> {
        if (people.complete() && people.person(remove.person()).isEmpty()) {
          throw new Refused("person.unknown", remove.person());
        }
      }
      case Operation.CreateDomain create -> {
        if (policies.certain(create.created().id()).isPresent()) {
          throw new Refused("domain.taken", create.created().id());
        }
        version(create.created().policy().version(), 1);
      }
      case Operation.ChangePolicy change -> {
        if (policies.certain(domain).isPresent()) {
          version(change.policy().version(), policies.certain(domain).get().version() + 1);
        }
      }
      case Operation.ResolveExecution resolve -> cut(resolve, domain);
      default -> {
        // rests on the register
      }
    }
  }

  private static void version(int is, int next) throws Refused {
    if (is != next) {
      throw new Refused("policy.version", is, next);
    }
  }

  private void cut(Operation.ResolveExecution resolve, String domain) throws Refused {
    Optional<SeenThread> cut = threads.find(resolve.request());
    boolean wrong =
        cut.isPresent()
            && (cut.get().ended()
                || !cut.get().request().domain().equals(domain)
                || (cut.get().startedBy().isEmpty() && threads.sees(Kinds.STARTED, domain)));
    if (wrong) {
      throw new Refused("execution.not-started", cut.get().request().id());
    }
  }

  void failed(Header header, Bodies.Failed failure) throws Refused {
    // Whatever it was, it has changed nothing.
    ended(header, failure.request());
  }

  void finished(Header header, Bodies.Finished outcome) throws Refused {
    Optional<SeenThread> thread = ended(header, outcome.request());
    if (thread.isEmpty()) {
      unknownOutcome(header);
    } else if (thread.get().request().drill()) {
      Canonical.read(outcome.result(), Results.KeyChanged.class);
    } else {
      if (Reach.isOutsideHsm(thread.get().operation())) {
        boolean changed =
            thread.get().intent().stream()
                .anyMatch(one -> one.differences().contains(Preconditions.POLICY_CHANGED));
        mayHappen(thread.get(), changed, header.at());
      }
      effect(thread.get(), outcome.result(), header);
    }
  }

  private Optional<SeenThread> ended(Header header, String hash) throws Refused {
    Optional<SeenThread> found = threads.thread(header, hash);
    if (found.isPresent()) {
      SeenThread thread = found.get();
      boolean begun =
          !thread.startedBy().isEmpty() || !threads.sees(Kinds.STARTED, header.domain());
      if (thread.ended() || !begun) {
        throw new Refused("execution.not-started", thread.request().id());
      }
      if (!thread.startedBy().isEmpty() && !thread.startedBy().equals(header.actor())) {
        throw new Refused("execution.other-person", people.nameOf(thread.startedBy()));
      }
      thread.end();
    }
    return found;
  }

  private void effect(SeenThread thread, JsonNode result, Header header) throws Refused {
    switch (thread.operation()) {
      case Operation.MakesKey make -> {
        Results.KeyMade made = Canonical.read(result, Results.KeyMade.class);
        ResultRules.made(make, made);
        made(made, header);
      }
      case Operation.AdoptKey adopt -> {
        Results.KeyMade made = Canonical.read(result, Results.KeyMade.class);
        ResultRules.adopted(adopt, made);
        made(made, header);
      }
      case Operation.OnKey onKey -> keys.changed(onKey, result, thread.intent(), header);
      case Operation.CommissionToken commission -> {
        Results.TokenReady ready = Canonical.read(result, Results.TokenReady.class);
        if (!ready.token().label().equals(commission.label())
            || !ready.module().equals(commission.module())
            || ready.generation() != 1) {
          throw new Refused("result.token", commission.label());
        }
        shared(commission.label(), commission.k(), commission.holders(), ready);
      }
      case Operation.ReshareToken again -> {
        Results.TokenReady ready = Canonical.read(result, Results.TokenReady.class);
        if (!ready.token().equals(again.token()) || ready.generation() < 2) {
          throw new Refused("result.token", again.token().label());
        }
        shared(again.token().label(), again.k(), again.holders(), ready);
      }
      case Operation.ReconcileToken look -> Canonical.read(result, Results.TokenSeen.class);
      case Operation.DestroyFound found ->
          ResultRules.gone(found.spki().brief(), Results.erased(result));
      case Operation.IssuePublication issue ->
          sets.issued(issue, Canonical.read(result, Results.SetMade.class), header.domain());
      default -> {
        Canonical.read(result, Results.Done.class);
        registered(thread, header);
      }
    }
  }

  private void made(Results.KeyMade made, Header header) throws Refused {
    if (people.credentials().contains(made.spki().hex())) {
      throw new Refused("key.known", made.spki().hex());
    }
    keys.made(made, header);
  }

  private void shared(String label, int k, List<String> holders, Results.TokenReady ready)
      throws Refused {
    ResultRules.shared(label, k, holders, ready);
    for (Results.Share share : ready.shares()) {
      if (people.uses(share.person(), share.credential()) == Known.NO) {
        throw new Refused("result.shares", label);
      }
    }
  }

  private void registered(SeenThread thread, Header header) {
    switch (thread.operation()) {
      case Operation.EnrolPerson enrol ->
          people.enrolled(header.seq(), enrol.person(), enrol.credential());
      case Operation.RemovePerson remove -> people.removed(header.seq(), remove.person());
      case Operation.CreateDomain create ->
          policies.now(create.created().id(), create.created().policy());
      case Operation.ChangePolicy change ->
          policies.now(thread.request().domain(), change.policy());
      case Operation.ResolveExecution resolve ->
          threads.find(resolve.request()).ifPresent(SeenThread::end);
      case Operation.StateTime time -> {
        stated = Optional.of(time.time());
        if (time.time().isBefore(header.at())) {
          threads.timeWentBack();
        }
      }
      default -> {
        // changes neither people nor policies
      }
    }
  }

  /** The time that two people stated since this was asked last. */
  Optional<Instant> stated() {
    Optional<Instant> now = stated;
    stated = Optional.empty();
    return now;
  }
}
