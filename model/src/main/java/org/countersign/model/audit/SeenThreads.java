package org.countersign.model.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.audit.SeenPeople.Known;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.Kinds;

/**
 * The requests of a partial bundle, each followed by itself: who asked and who decided, under the
 * policy then in force. What hangs on entries that are not here is counted and not judged.
 */
final class SeenThreads {
  private final SeenPeople people;
  private final SeenPolicies policies;
  private final SeenQuorum quorum;
  private final Map<String, SeenThread> threads = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private long unjudged;
  private long noPolicy;

  SeenThreads(SeenPeople people, SeenPolicies policies) {
    this.people = people;
    this.policies = policies;
    this.quorum = new SeenQuorum(people);
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

  /** An entry of this kind is withheld, in this domain. */
  void withheld(Header header) {
    hidden.add(header.kind() + " " + header.domain());
  }

  /** Whether none of this kind was withheld in the domain so far. */
  boolean sees(String kind, String domain) {
    return !hidden.contains(kind + " " + domain);
  }

  void raised(Entry entry) throws Refused {
    Header header = entry.header();
    Request request = Canonical.read(entry.body(), Request.class);
    SeenThread thread = new SeenThread(request, request.what(), header.credential());
    if (!request.raisedBy().equals(header.actor())) {
      throw new Refused("request.not-the-raiser", request.raisedBy());
    }
    if (!ids.add(request.id()) || threads.putIfAbsent(request.hash(), thread) != null) {
      throw new Refused("request.twice", request.id());
    }
    belongs(header, request);
    SeenShapes.shown(request, thread.operation());
    if (request.raisedAt().isAfter(header.at())
        || !request.expiresAt().isAfter(request.raisedAt())) {
      throw new Refused("request.time", request.raisedAt(), header.at());
    }
    said(thread.operation());
    Optional<Policy> certain = policies.certain(request.domain());
    if (certain.isPresent() && !certain.equals(policies.named(request))) {
      throw new Refused("request.policy", request.policy().version(), certain.get().version());
    }
    Optional<Policy> policy = policies.named(request);
    if (policy.isEmpty()) {
      if (sees(Kinds.FINISHED, "") && sees(Kinds.FINISHED, request.domain())) {
        throw new Refused("domain.unknown", request.domain());
      }
      noPolicy++;
      return;
    }
    Rule rule = policy.get().rule(thread.operation().authority());
    if (request.expiresAt().isAfter(request.raisedAt().plus(rule.requestLifetime()))) {
      throw new Refused("request.too-long", rule.requestHours());
    }
  }

  private void said(Operation operation) {
    switch (operation) {
      case Operation.CreateDomain create -> policies.said(create.created().policy());
      case Operation.ChangePolicy change -> policies.said(change.policy());
      default -> {
        // brings no policy
      }
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

  /** The thread; empty where its request may be one of those that are withheld. */
  Optional<SeenThread> thread(Header header, String hash) throws Refused {
    SeenThread thread = threads.get(hash);
    if (thread == null) {
      if (sees(Kinds.RAISED, header.domain())) {
        throw new Refused("request.unknown", hash);
      }
      unjudged++;
      return Optional.empty();
    }
    belongs(header, thread.request());
    return Optional.of(thread);
  }

  /** The thread of a request that another one names. */
  Optional<SeenThread> find(String hash) {
    return Optional.ofNullable(threads.get(hash));
  }

  void decided(Header header, Approval approval) throws Refused {
    if (approval.approves() != header.kind().equals(Kinds.APPROVED)) {
      throw new Refused("approval.kind");
    }
    if (!approval.person().equals(header.actor())
        || !approval.credential().equals(header.credential())) {
      throw new Refused("approval.not-the-actor", approval.person());
    }
    Optional<SeenThread> thread = thread(header, approval.request());
    if (thread.isPresent()) {
      decided(header, approval, thread.get());
      thread.get().take(approval);
    }
  }

  private void decided(Header header, Approval approval, SeenThread thread) throws Refused {
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
    if (approval.person().equals(request.raisedBy())) {
      if (approval.approves()) {
        throw new Refused("approval.own-request", name);
      }
    } else {
      eligible(thread, approval, name);
    }
  }

  private void eligible(SeenThread thread, Approval approval, String name) throws Refused {
    if (SeenQuorum.concerned(thread.operation()).equals(approval.person())) {
      throw new Refused("approval.about-oneself", name);
    }
    Optional<Policy> policy = policies.certain(thread.request().domain());
    if (policy.isPresent()) {
      Rule rule = DecisionRules.rule(policy.get(), thread.operation());
      if (quorum.eligible(thread.operation(), rule, approval.person()) == Known.NO) {
        throw new Refused("approval.not-eligible", name);
      }
    }
  }

  /** Refuses what too few have approved at that moment; counts where that cannot be known. */
  void approved(SeenThread thread, boolean policyChanged, Instant at) throws Refused {
    if (thread.isRefused() || thread.isLapsed()) {
      throw new Refused("execution.not-approved", thread.request().id(), "REFUSED");
    }
    String domain = thread.request().domain();
    Optional<Policy> policy = policies.certain(domain);
    if (policy.isEmpty() && !policyChanged) {
      policy = policies.named(thread.request());
    }
    if (policy.isPresent() && quorum.met(thread, policy.get(), at)) {
      return;
    }
    if (policy.isPresent() && sees(Kinds.APPROVED, domain)) {
      throw new Refused("execution.not-approved", thread.request().id(), "OPEN");
    }
    noPolicy++;
  }

  /** An earlier time was stated: whatever was not begun is over. */
  void timeWentBack() {
    threads.values().forEach(SeenThread::lapse);
  }
}
