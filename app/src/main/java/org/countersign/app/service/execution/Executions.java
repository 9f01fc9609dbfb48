package org.countersign.app.service.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.publication.SetShelf;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Signer;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure.NotAnswering;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.port.PublicationStore;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Authorised;
import org.countersign.model.request.Authority;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Preconditions;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/**
 * Executes approved requests: authority first, then the intent on disk, then the HSM, then the
 * outcome. A failure is an outcome too.
 */
public final class Executions {
  private final Vault vault;
  private final TokenPort tokens;
  private final PublicationStore publication;
  private final Executors executors;
  private final TokenMemories memories;
  private final SetShelf shelf;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  public Executions(
      Vault vault,
      TokenPort tokens,
      PublicationStore publication,
      SetShelf shelf,
      Phrases phrases,
      TokenMemories memories) {
    this.memories = memories;
    this.vault = vault;
    this.tokens = tokens;
    this.publication = publication;
    this.shelf = shelf;
    this.executors = new Executors(phrases);
  }

  /** Who executes, with whom present, since when, and who follows the steps. */
  public record Setting(
      Signer actor, Presence presence, Optional<Instant> openedAt, Consumer<Step> steps) {}

  /**
   * Executes a request.
   *
   * @return the result, a record of {@link org.countersign.model.request.Results}
   * @throws Failure what was not done and why; once the intent is on disk the failure is in the
   *     journal too
   */
  public Object execute(String hash, Setting setting) throws Failure {
    if (!running.add(hash)) {
      throw new Refused("execution.running", hash);
    }
    try {
      return executed(hash, setting);
    } finally {
      boolean ignored = running.remove(hash);
    }
  }

  /** Whether the request of this hash is being carried out here at this moment. */
  public boolean running(String hash) {
    return running.contains(hash);
  }

  private Object executed(String hash, Setting setting) throws Failure {
    Instant now = vault.now();
    RequestFile file = vault.ask(state -> find(state, hash));
    Authorised authorised =
        vault.ask(state -> Authority.authorise(state, hash, vault.proof(file.raised()), now));
    enoughPresent(authorised, setting.presence());
    Bodies.Started intent = intent(file, authorised);
    append(file, Kinds.STARTED, intent, setting.actor());
    setting.steps().accept(Step.of("intent"));
    Object result = run(file, authorised, intent, setting);
    setting.presence().all().forEach(one -> memories.remember(one.token(), one));
    setting.steps().accept(Step.of("recorded"));
    if (file.operation() instanceof Operation.IssuePublication) {
      publish(file.request().domain(), setting);
    }
    return result;
  }

  /** The set is on record: if it cannot be written now, it can be written at any time. */
  private void publish(String domain, Setting setting) {
    try {
      setting.steps().accept(Step.of("file", shelf.publish(domain, (done, all) -> {})));
    } catch (Failure e) {
      setting.steps().accept(Step.of("set-not-written", e.code()));
    }
  }

  private Object run(
      RequestFile file, Authorised authorised, Bodies.Started intent, Setting setting)
      throws Failure {
    ExecutionContext.Parts parts =
        new ExecutionContext.Parts(
            vault,
            tokens,
            publication,
            memories,
            authorised,
            setting.presence(),
            intent.crlNumbers(),
            setting.openedAt(),
            vault.now(),
            setting.steps());
    try (ExecutionContext context = new ExecutionContext(parts)) {
      Object result = outcome(file, context, setting);
      String hash = file.hash();
      append(
          file, Kinds.FINISHED, new Bodies.Finished(hash, Canonical.tree(result)), setting.actor());
      context.remember(setting.actor());
      return result;
    }
  }

  private Object outcome(RequestFile file, ExecutionContext context, Setting setting)
      throws Failure {
    try {
      return executors.run(file.operation(), context);
    } catch (NotAnswering unknown) {
      // It may still happen, so no outcome is recorded: two people look and resolve it.
      throw unknown;
    } catch (Failure failure) {
      recordFailure(file, failure, setting.actor());
      context.remember(setting.actor());
      throw failure;
    }
  }

  private void recordFailure(RequestFile file, Failure failure, Signer actor) {
    Bodies.Failed body =
        new Bodies.Failed(
            file.hash(),
            failure.code(),
            failure.arguments().stream().map(String::valueOf).toList());
    try {
      append(file, Kinds.FAILED, body, actor);
    } catch (Failure unrecorded) {
      // The intent is in the journal: the next start finds it and two people resolve it.
      failure.addSuppressed(unrecorded);
    }
  }

  private void append(RequestFile file, String kind, Object body, Signer actor) throws Failure {
    vault.append(Draft.of(kind, file.request().domain(), body, file.request().drill()), actor);
  }

  private Bodies.Started intent(RequestFile file, Authorised authorised) throws Failure {
    return vault.ask(state ->
        new Bodies.Started(
            file.hash(),
            List.copyOf(authorised.tokens()),
            Preconditions.differences(state, file.request(), file.operation()),
            file.request().drill() ? Map.of() : crlNumbers(state, file.operation())));
  }

  private static Map<String, Long> crlNumbers(VaultState state, Operation operation) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Spki issuer : crlIssuers(state, operation)) {
      numbers.put(issuer.hex(), state.keys().nextCrlNumber(issuer));
    }
    return numbers;
  }

  private static Iterable<Spki> crlIssuers(VaultState state, Operation operation) {
    return switch (operation) {
      case Operation.SuspendKey suspend -> Reach.crlIssuers(state, suspend.spki());
      case Operation.ReinstateKey reinstate -> Reach.crlIssuers(state, reinstate.spki());
      case Operation.RevokeKey revoke -> Reach.crlIssuers(state, revoke.spki());
      case Operation.EmergencyRevoke emergency -> Reach.crlIssuers(state, emergency.spki());
      case Operation.IssueCrl crl -> List.of(crl.spki());
      default -> List.of();
    };
  }

  private void enoughPresent(Authorised authorised, Presence presence) throws Failure {
    for (var token : authorised.tokens()) {
      var commissioned =
          vault
              .read(state -> state.tokens().find(token.serial()))
              .orElseThrow(() -> new Refused("token.not-commissioned", token.label()));
      long holders =
          commissioned.ready().shares().stream()
              .filter(share -> presence.holder(share).isPresent())
              .count();
      if (holders < commissioned.ready().k()) {
        throw new Refused(
            "token.holders-missing", token.label(), holders, commissioned.ready().k());
      }
    }
  }

  private static RequestFile find(VaultState state, String hash) throws Refused {
    return state.requests().find(hash).orElseThrow(() -> new Refused("request.unknown", hash));
  }
}
