package org.countersign.app.service.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.service.execution.Executions;
import org.countersign.app.service.execution.Presence;
import org.countersign.app.service.execution.Step;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Person;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.DecisionRules;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.Quorum;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/**
 * One request in front of the people: who has signed, whose token is here, whether it can be
 * carried out. Everyone's token is logged out again when it is closed, but the one of whoever is
 * signed in.
 */
public final class DualControl implements AutoCloseable {
  private final Vault vault;
  private final Sessions sessions;
  private final Requests requests;
  private final Executions executions;
  private final TokenMemories memories;
  private final String hash;
  private final Presence presence;
  private final Optional<Instant> openedAt;
  private final Runnable left = this::leaveWithTheSession;

  DualControl(
      Vault vault,
      Sessions sessions,
      Requests requests,
      Executions executions,
      TokenMemories memories,
      String hash,
      Optional<Instant> openedAt) {
    this.vault = vault;
    this.sessions = sessions;
    this.requests = requests;
    this.executions = executions;
    this.memories = memories;
    this.hash = hash;
    this.openedAt = openedAt;
    this.presence = new Presence(sessions::current);
    sessions.onChange(left);
  }

  /** Nobody's token stays open behind a locked screen. */
  private void leaveWithTheSession() {
    if (sessions.current().isEmpty()) {
      presence.close();
    }
  }

  /** What a person is to this request. */
  public enum Part {
    /** Raised it; may withdraw, may not approve. */
    RAISER,
    /** May approve or refuse. */
    APPROVER,
    /** May not sign it, but holds a share of the token's PIN. */
    HOLDER
  }

  /**
   * A person's row.
   *
   * @param token label and serial of the person's token, as "label · serial"
   * @param holdsShare whether the person's token holds a share that the operation needs
   * @param present whether the person's token is open here
   * @param counts whether the person's signature is one of those needed
   */
  public record Row(
      String person,
      String name,
      Part part,
      String token,
      Optional<Instant> signedAt,
      Optional<Instant> refusedAt,
      boolean counts,
      boolean holdsShare,
      boolean present) {}

  /**
   * How far it is.
   *
   * @param sharesNeeded custodians who must be present to open the signing tokens; 0 when the HSM
   *     is not needed
   */
  public record Progress(
      RequestStatus status,
      int signed,
      int needed,
      int sharesPresent,
      int sharesNeeded,
      Optional<Instant> usableUntil) {
    /** Whether it can be carried out now. */
    public boolean ready() {
      return status == RequestStatus.APPROVED && sharesPresent >= sharesNeeded;
    }
  }

  public String hash() {
    return hash;
  }

  /** The request as it stands. */
  public RequestFile file() throws Failure {
    return vault.ask(this::file);
  }

  /** Who breaks, for an operation that takes trust away; empty for others. */
  public BlastRadius blastRadius() throws Failure {
    return vault.ask(state ->
        file(state).operation() instanceof Operation.PinsReach taken
            ? state.graph().from(taken.spki())
            : new BlastRadius(List.of(), List.of()));
  }

  /** One row a person who may sign or holds a share, the raiser first. */
  public List<Row> rows() throws Failure {
    return vault.ask(state -> {
      RequestFile file = file(state);
      List<Row> rows = new ArrayList<>();
      for (Person person : state.people().custodians()) {
        row(state, file, person).ifPresent(rows::add);
      }
      rows.sort(java.util.Comparator.comparing(Row::part).thenComparing(Row::name));
      return rows;
    });
  }

  public Progress progress() throws Failure {
    Instant now = vault.now();
    return vault.ask(state -> {
      RequestFile file = file(state);
      Quorum quorum = Quorum.of(state, file, now);
      int needed = tokens(state, file).stream().mapToInt(t -> t.ready().k()).max().orElse(0);
      int here = sharesPresent(state, file);
      return new Progress(
          Quorum.status(state, file, now),
          quorum.persons().size(),
          quorum.needed(),
          here,
          needed,
          quorum.usableUntil());
    });
  }

  /** Opens the person's token and signs the approval. The PIN is the caller's to wipe. */
  public void approve(String person, char[] pin, String comment) throws Failure {
    TokenSigner signer = opened(person, pin);
    requests.approve(hash, signer, comment);
    memories.remember(signer.token(), signer);
  }

  /** Opens the person's token and signs a refusal, which ends the request. */
  public void refuse(String person, char[] pin, String comment) throws Failure {
    TokenSigner signer = opened(person, pin);
    requests.refuse(hash, signer, comment);
    memories.remember(signer.token(), signer);
  }

  /** Opens the person's token for its PIN share only. */
  public void bring(String person, char[] pin) throws Failure {
    opened(person, pin);
  }

  /** Carries it out; whoever is signed in acts. */
  public Object execute(Consumer<Step> steps) throws Failure {
    return sessions.act(signer ->
        executions.execute(hash, new Executions.Setting(signer, presence, openedAt, steps)));
  }

  @Override
  public void close() {
    sessions.forget(left);
    presence.close();
  }

  private TokenSigner opened(String person, char[] pin) throws Failure {
    TokenSigner signer = sessions.open(person, pin);
    presence.come(signer);
    return signer;
  }

  private Optional<Row> row(VaultState state, RequestFile file, Person person) {
    String id = person.id();
    boolean raiser = id.equals(file.request().raisedBy());
    boolean may = DecisionRules.mayApprove(state, file, id);
    boolean holds = holders(state, file).contains(id);
    if (!raiser && !may && !holds && !file.heard(id)) {
      return Optional.empty();
    }
    Part part = raiser ? Part.RAISER : may ? Part.APPROVER : Part.HOLDER;
    Optional<EnrolledCredential> credential = state.people().credentialOf(id);
    String token =
        credential
            .map(c -> c.credential().token().label() + " · " + c.credential().token().serial())
            .orElse("");
    return Optional.of(
        new Row(
            id,
            person.name(),
            part,
            token,
            signedAt(file, id, raiser),
            file.refusal()
                .map(SignedApproval::approval)
                .filter(a -> a.person().equals(id))
                .map(a -> a.at()),
            Quorum.of(state, file, vault.now()).persons().contains(id),
            holds,
            presence.of(id).isPresent()));
  }

  private static Optional<Instant> signedAt(RequestFile file, String person, boolean raiser) {
    if (raiser) {
      return Optional.of(file.request().raisedAt());
    }
    return file.approvals().stream()
        .map(SignedApproval::approval)
        .filter(a -> a.person().equals(person))
        .map(a -> a.at())
        .findFirst();
  }

  private int sharesPresent(VaultState state, RequestFile file) {
    return tokens(state, file).stream()
        .mapToInt(token ->
            (int)
                token.ready().shares().stream()
                    .filter(share -> presence.holder(share).isPresent())
                    .count())
        .min()
        .orElse(0);
  }

  private static List<String> holders(VaultState state, RequestFile file) {
    return tokens(state, file).stream()
        .flatMap(token -> token.ready().shares().stream())
        .map(share -> share.person())
        .distinct()
        .toList();
  }

  private static List<CommissionedToken> tokens(VaultState state, RequestFile file) {
    return Reach.of(state, file.operation()).tokens().stream()
        .flatMap(token -> state.tokens().find(token.serial()).stream())
        .toList();
  }

  private RequestFile file(VaultState state) throws Refused {
    return state.requests().find(hash).orElseThrow(() -> new Refused("request.unknown", hash));
  }
}
