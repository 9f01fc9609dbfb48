package org.countersign.model.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Person;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.Kinds;

/**
 * The requests of a partial bundle, each followed by itself: who asked, who approved under the
 * policy then in force, and that nothing was done that was not approved. What hangs on entries that
 * are not here is counted and not judged.
 */
final class SeenThreads {
  private final SeenPeople people;
  private final Map<String, SeenThread> threads = new HashMap<>();
  private final Map<String, Policy> policies = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final SaidPki pki = new SaidPki();
  private boolean allRaised = true;
  private boolean allDecided = true;
  private boolean allStarted = true;
  private long unjudged;
  private long noPolicy;

  SeenThreads(SeenPeople people) {
    this.people = people;
  }

  /** What the outcomes that are here say of keys and lists. */
  SaidPki pki() {
    return pki;
  }

  /** Requests that are here. */
  long size() {
    return threads.size();
  }

  /** Entries on requests that are not here. */
  long unjudged() {
    return unjudged;
  }

  /** Requests raised or carried out under a policy, or by approvals, that are not here. */
  long noPolicy() {
    return noPolicy;
  }

  void founded(Bodies.Founded founded) {
    policies.put(SigningDomain.VAULT, founded.policy());
  }

  /** An entry without its body: what it could have been is known no more. */
  void withheld(Header header) {
    switch (header.kind()) {
      case Kinds.FOUNDED -> people.mayHaveChanged();
      case Kinds.RAISED -> allRaised = false;
      case Kinds.APPROVED, Kinds.REFUSED -> allDecided = false;
      case Kinds.STARTED -> allStarted = false;
      case Kinds.FINISHED -> {
        policies.remove(header.domain());
        if (header.domain().equals(SigningDomain.VAULT)) {
          people.mayHaveChanged();
        }
      }
      default -> {
        // changes neither people nor policies
      }
    }
  }

  void entry(Entry entry) throws Refused {
    Header header = entry.header();
    switch (header.kind()) {
      case Kinds.RAISED -> raised(entry);
      case Kinds.APPROVED, Kinds.REFUSED ->
          decided(header, Canonical.read(entry.body(), SignedApproval.class).approval());
      case Kinds.STARTED -> started(header, Canonical.read(entry.body(), Bodies.Started.class));
      case Kinds.FINISHED -> finished(header, Canonical.read(entry.body(), Bodies.Finished.class));
      case Kinds.FAILED ->
          ended(header, Canonical.read(entry.body(), Bodies.Failed.class).request());
      default -> {
        // not about a request
      }
    }
  }

  private void raised(Entry entry) throws Refused {
    Header header = entry.header();
    Request request = Canonical.read(entry.body(), Request.class);
    SeenThread thread = new SeenThread(request, request.what());
    if (!request.raisedBy().equals(header.actor())) {
      throw new Refused("request.not-the-raiser", request.raisedBy());
    }
    if (!ids.add(request.id()) || threads.putIfAbsent(request.hash(), thread) != null) {
      throw new Refused("request.twice", request.id());
    }
    belongs(header, request);
    if (request.raisedAt().isAfter(header.at())) {
      throw new Refused("request.time", request.raisedAt(), header.at());
    }
    Policy policy = policies.get(request.domain());
    if (policy == null) {
      noPolicy++;
      return;
    }
    if (policy.version() != request.policy().version()
        || !policy.hash().equals(request.policy().hash())) {
      throw new Refused("request.policy", request.policy().version(), policy.version());
    }
    Rule rule = policy.rule(thread.operation().authority());
    if (!request.expiresAt().isAfter(request.raisedAt())
        || request.expiresAt().isAfter(request.raisedAt().plus(rule.requestLifetime()))) {
      throw new Refused("request.too-long", rule.requestHours());
    }
  }

  private static void belongs(Header header, Request request) throws Refused {
    if (!header.domain().equals(request.domain())) {
      throw new Refused("entry.domain", header.domain(), request.domain());
    }
    if (header.drill() != request.drill()) {
      throw new Refused("entry.drill", header.drill(), request.drill());
    }
  }

  /** The thread; null where its request may be one of those that are withheld. */
  private SeenThread thread(Header header, String hash) throws Refused {
    SeenThread thread = threads.get(hash);
    if (thread == null) {
      if (allRaised) {
        throw new Refused("request.unknown", hash);
      }
      unjudged++;
      return null;
    }
    belongs(header, thread.request());
    return thread;
  }

  private void decided(Header header, Approval approval) throws Refused {
    if (approval.approves() != header.kind().equals(Kinds.APPROVED)) {
      throw new Refused("approval.kind");
    }
    if (!approval.person().equals(header.actor())
        || !approval.credential().equals(header.credential())) {
      throw new Refused("approval.not-the-actor", approval.person());
    }
    SeenThread thread = thread(header, approval.request());
    if (thread == null) {
      return;
    }
    String name = people.nameOf(approval.person());
    Request request = thread.request();
    if (thread.closed()) {
      throw new Refused("approval.ended", name);
    }
    if (header.at().isAfter(request.expiresAt())) {
      throw new Refused("approval.expired", name, request.expiresAt());
    }
    if (approval.at().isAfter(header.at()) || approval.at().isBefore(request.raisedAt())) {
      throw new Refused("approval.time", name);
    }
    if (thread.heard(approval.person())) {
      throw new Refused("approval.twice", name);
    }
    eligible(thread, approval, name);
    thread.take(approval);
  }

  private void eligible(SeenThread thread, Approval approval, String name) throws Refused {
    Request request = thread.request();
    if (approval.person().equals(request.raisedBy())) {
      if (approval.approves()) {
        throw new Refused("approval.own-request", name);
      }
      return;
    }
    if (concerned(thread.operation()).equals(approval.person())) {
      throw new Refused("approval.about-oneself", name);
    }
    Policy policy = policies.get(request.domain());
    Person person = people.person(approval.person()).orElse(null);
    if (policy == null || person == null || !people.complete()) {
      return;
    }
    Rule rule = DecisionRules.rule(policy, thread.operation());
    if (!person.hasAny(rule.roleSet())
        || !(rule.roster().isEmpty() || rule.roster().contains(person.id()))) {
      throw new Refused("approval.not-eligible", name);
    }
  }

  /** Whose own place in the vault it is about; empty for nobody's. */
  private static String concerned(Operation operation) {
    return switch (operation) {
      case Operation.RemovePerson remove -> remove.person();
      case Operation.EnrolPerson enrol -> enrol.person().id();
      default -> "";
    };
  }

  private void started(Header header, Bodies.Started intent) throws Refused {
    SeenThread thread = thread(header, intent.request());
    if (thread == null) {
      return;
    }
    if (!thread.startedBy().isEmpty()) {
      throw new Refused("execution.twice", thread.request().id());
    }
    thread.start(header.actor());
    if (thread.isRefused()) {
      throw new Refused("execution.not-approved", thread.request().id(), "REFUSED");
    }
    Policy policy = policies.get(thread.request().domain());
    if (policy == null || !allDecided) {
      noPolicy++;
      return;
    }
    Rule rule = DecisionRules.rule(policy, thread.operation());
    int needed = needed(policy, rule, thread.operation());
    long persons = thread.approved(header.at(), rule.approvalLifetime());
    if (rule.raiserCounts() || needed == 1) {
      persons++;
    }
    if (persons < needed) {
      throw new Refused("execution.not-approved", thread.request().id(), "OPEN");
    }
  }

  private static int needed(Policy policy, Rule rule, Operation operation) {
    return switch (operation) {
      case Operation.AddTrustPath add -> policy.trustPathPersons();
      case Operation.ChangeTrustPath change -> policy.trustPathPersons();
      case Operation.RemoveTrustPath remove -> policy.trustPathPersons();
      default -> rule.persons();
    };
  }

  private void finished(Header header, Bodies.Finished outcome) throws Refused {
    SeenThread thread = ended(header, outcome.request());
    if (thread == null || thread.request().drill()) {
      // What it did is not known; it may have changed people or policies.
      if (thread == null) {
        withheld(header);
      }
      return;
    }
    switch (thread.operation()) {
      case Operation.MakesKey make -> {
        Results.KeyMade made = Canonical.read(outcome.result(), Results.KeyMade.class);
        pki.key(made.spki(), thread.request().domain(), made.publicKey());
      }
      case Operation.AdoptKey adopt -> {
        Results.KeyMade made = Canonical.read(outcome.result(), Results.KeyMade.class);
        pki.key(made.spki(), thread.request().domain(), made.publicKey());
      }
      case Operation.Certify certify -> {}
      case Operation.ImportCertificate outside -> {}
      case Operation.DestroyKey destroy -> {}
      case Operation.KeepKey keep -> {}
      case Operation.OnKey onKey ->
          Canonical.read(outcome.result(), Results.KeyChanged.class)
              .crls()
              .forEach(crl -> pki.list(crl, header.at()));
      case Operation.EnrolPerson enrol -> people.enrolled(enrol.person(), enrol.credential());
      case Operation.RemovePerson remove -> people.removed(remove.person());
      case Operation.CreateDomain create ->
          policies.put(create.created().id(), create.created().policy());
      case Operation.ChangePolicy change ->
          policies.put(thread.request().domain(), change.policy());
      default -> {
        // changes neither people nor policies
      }
    }
  }

  private SeenThread ended(Header header, String hash) throws Refused {
    SeenThread thread = thread(header, hash);
    if (thread == null) {
      return null;
    }
    if (thread.ended() || (thread.startedBy().isEmpty() && allStarted)) {
      throw new Refused("execution.not-started", thread.request().id());
    }
    if (!thread.startedBy().isEmpty() && !thread.startedBy().equals(header.actor())) {
      throw new Refused("execution.other-person", people.nameOf(thread.startedBy()));
    }
    thread.end();
    return thread;
  }

  /** The time that two people stated, where an entry did that. */
  Optional<Instant> stated(Entry entry) {
    if (!entry.header().kind().equals(Kinds.FINISHED)) {
      return Optional.empty();
    }
    SeenThread thread = threads.get(entry.body().path("request").asString(""));
    return thread != null && thread.operation() instanceof Operation.StateTime time
        ? Optional.of(time.time())
        : Optional.empty();
  }
}
