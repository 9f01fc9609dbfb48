package org.countersign.app.service.people;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Signatures;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.GivenUp;
import org.countersign.model.vault.Kinds;

/** Who is signed in: one custodian at a time, by token and PIN. */
public final class Sessions {
  private static final int CHALLENGE = 32;

  private final Vault vault;
  private final TokenPort tokens;
  private final TokenMemories memories;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Optional<JournalStore.TornTail> torn;
  private Optional<String> lockAfterwards = Optional.empty();
  private int acting;
  private volatile TokenSigner current;

  public Sessions(
      Vault vault, TokenPort tokens, TokenMemories memories, Optional<JournalStore.TornTail> torn) {
    this.vault = vault;
    this.tokens = tokens;
    this.memories = memories;
    this.torn = torn;
    vault.onChange(this::leaveIfRemoved);
  }

  /** Who is signed in. */
  public Optional<TokenSigner> current() {
    return Optional.ofNullable(current);
  }

  /** The one signed in, or {@code session.none}. */
  public TokenSigner require() throws Refused {
    return current().orElseThrow(() -> new Refused("session.none"));
  }

  /** Called on sign-in and lock, on the thread that did it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** The listener is called no more. */
  public void forget(Runnable listener) {
    boolean ignored = listeners.remove(listener);
  }

  /** What somebody who is signed in does. */
  public interface Act<T> {
    T by(TokenSigner signer) throws Failure;
  }

  /**
   * Does something in the name of whoever is signed in. Locking waits for its end: else an outcome
   * could not be signed any more.
   */
  public <T> T act(Act<T> act) throws Failure {
    TokenSigner signer;
    synchronized (this) {
      signer = require();
      acting++;
    }
    try {
      return act.by(signer);
    } finally {
      done();
    }
  }

  private void done() {
    Optional<String> by = Optional.empty();
    synchronized (this) {
      acting--;
      if (acting == 0) {
        by = lockAfterwards;
        lockAfterwards = Optional.empty();
      }
    }
    by.ifPresent(this::lock);
  }

  /**
   * Opens a person's token for one dialog; it signs a challenge that is checked against the
   * enrolled credential, and the vault must extend what it remembers.
   */
  public TokenSigner open(String person, char[] pin) throws Failure {
    TokenSigner signer = prove(person, pin);
    try {
      Optional<GivenUp> given = memories.check(signer.token(), person);
      if (given.isPresent()) {
        memories.accept(given.get(), signer);
      }
      memories.remember(signer.token(), signer);
      return signer;
    } catch (Failure | RuntimeException e) {
      signer.close();
      throw e;
    }
  }

  /** Opens a person's token and has it sign a challenge; what it remembers is not asked. */
  public TokenSigner prove(String person, char[] pin) throws Failure {
    TokenSigner signer = opened(person, pin);
    try {
      challenge(signer);
      return signer;
    } catch (Failure | RuntimeException e) {
      signer.close();
      throw e;
    }
  }

  private TokenSigner opened(String person, char[] pin) throws Failure {
    EnrolledCredential credential = credentialOf(person);
    return new TokenSigner(credential, tokens.openPersonal(credential.credential().token(), pin));
  }

  /**
   * Signs a person in; the session is an entry, but for a clock that is behind, when nothing may be
   * written. Whoever was signed in before is signed out.
   *
   * @throws Refused as {@link TokenMemories#check} does, when the vault was rolled back or forked
   */
  public void signIn(String person, char[] pin) throws Failure {
    TokenSigner signer = opened(person, pin);
    try {
      Bodies.SessionOpened opened = challenge(signer);
      Optional<GivenUp> given = memories.check(signer.token(), person);
      lock("hand");
      if (!vault.clockBehind()) {
        vault.append(Draft.of(Kinds.SESSION_OPENED, "", opened, false), signer);
        recordTornTail(signer);
        if (given.isPresent()) {
          memories.accept(given.get(), signer);
        }
      }
      memories.remember(signer.token(), signer);
    } catch (Failure | RuntimeException e) {
      signer.close();
      throw e;
    }
    current = signer;
    listeners.forEach(Runnable::run);
  }

  /**
   * Signs out. A token that is gone or a journal that cannot be written does not keep the console
   * open.
   *
   * @param by {@code hand} or {@code idle}
   */
  public void lock(String by) {
    TokenSigner signer = leave(by);
    if (signer == null) {
      return;
    }
    try {
      if (!vault.clockBehind()) {
        vault.append(
            Draft.of(Kinds.SESSION_CLOSED, "", new Bodies.SessionClosed(by), false), signer);
      }
    } catch (Failure e) {
      org.slf4j.LoggerFactory.getLogger(Sessions.class)
          .warn("sign-out is not in the journal: {}", e.code());
    } finally {
      memories.remember(signer.token(), signer);
      signer.close();
      listeners.forEach(Runnable::run);
    }
  }

  private synchronized TokenSigner leave(String by) {
    if (acting > 0) {
      lockAfterwards = Optional.of(by);
      return null;
    }
    TokenSigner signer = current;
    current = null;
    return signer;
  }

  /** Whoever has been removed, or has another credential now, is signed in no longer. */
  private void leaveIfRemoved() {
    TokenSigner signer = current;
    if (signer != null
        && !vault.read(state -> state.people().uses(signer.person(), signer.credential()))) {
      current = null;
      signer.close();
      listeners.forEach(Runnable::run);
    }
  }

  private EnrolledCredential credentialOf(String person) throws Refused {
    return vault
        .read(state -> state.people().credentialOf(person))
        .orElseThrow(() -> new Refused("session.not-enrolled", person));
  }

  private Bodies.SessionOpened challenge(TokenSigner signer) throws Failure {
    byte[] challenge = new byte[CHALLENGE];
    vault.random().nextBytes(challenge);
    String hex = HexFormat.of().formatHex(challenge);
    byte[] message = Bodies.SessionOpened.challengeBytes(vault.head().vault(), hex);
    byte[] signature = signer.sign(message);
    boolean proved =
        Signatures.verify(signer.enrolled().credential().signingKey(), message, signature);
    if (!proved) {
      throw new Refused("session.challenge", signer.person());
    }
    return new Bodies.SessionOpened(hex, signature, signer.token().identity());
  }

  private void recordTornTail(TokenSigner signer) throws Failure {
    if (torn.isPresent()) {
      Bodies.Cut cut = new Bodies.Cut(torn.get().bytes(), torn.get().sha256());
      vault.append(Draft.of(Kinds.CUT, "", cut, false), signer);
      torn = Optional.empty();
    }
  }
}
