package org.countersign.app.service.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.countersign.model.audit.JournalTree;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Utc;
import org.countersign.model.port.Clock;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.request.RaisedProof;
import org.countersign.model.vault.VaultState;

/**
 * An open vault: the one place where entries are appended. An entry is checked against the rules,
 * signed, forced to disk, and only then seen by anyone.
 */
public final class Vault implements AutoCloseable {
  private final JournalStore journal;
  private final RegisterStore register;
  private final Clock clock;
  private final SecureRandom random;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Object appending = new Object();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<JournalVerifier.Checked>> followers = new CopyOnWriteArrayList<>();
  private final Stopping stopping = new Stopping();
  private final RegisterFeed feed;
  private final JournalVerifier verifier;

  Vault(
      JournalStore journal,
      RegisterStore register,
      Clock clock,
      SecureRandom random,
      JournalVerifier verifier) {
    this.journal = journal;
    this.register = register;
    this.feed = new RegisterFeed(register);
    this.clock = clock;
    this.random = random;
    this.verifier = verifier;
  }

  /** Asks the state. The function must not keep it. */
  public <T> T read(Function<VaultState, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(verifier.state());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Asks the state and the tree over its entries together. The function must not keep them. */
  public <T> T readJournal(BiFunction<VaultState, MerkleTree, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(verifier.state(), verifier.tree());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** A question that may be refused. */
  public interface Asking<T> {
    T ask(VaultState state) throws Failure;
  }

  /** Asks the state what it may refuse. */
  public <T> T ask(Asking<T> question) throws Failure {
    lock.readLock().lock();
    try {
      return question.ask(verifier.state());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Is told, on the thread that appended, of every entry and what it changed. */
  public void onEntry(Consumer<JournalVerifier.Checked> listener) {
    followers.add(listener);
  }

  /** Called, on the thread that appended, after every entry. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  public Checkpoint head() {
    lock.readLock().lock();
    try {
      return verifier.head();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** As {@link #head}, once whatever is being appended now is whole and believed. */
  Checkpoint settledHead() {
    synchronized (appending) {
      return head();
    }
  }

  /** The head the journal had at a size it has reached. */
  public Checkpoint headAt(long size) {
    lock.readLock().lock();
    try {
      return new Checkpoint(verifier.state().id(), size, verifier.tree().root(size));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The tree over the entries, for whoever reads while others append. */
  public JournalTree tree() {
    return new LockedTree();
  }

  private final class LockedTree implements JournalTree {
    @Override
    public byte[] root(long size) {
      return read(state -> verifier.tree().root(size));
    }

    @Override
    public List<byte[]> cover(long from, long until) {
      return read(state -> verifier.tree().cover(from, until));
    }

    @Override
    public List<byte[]> consistency(long m, long n) {
      return read(state -> verifier.tree().consistency(m, n));
    }
  }

  public RegisterStore register() {
    return register;
  }

  public JournalStore journal() {
    return journal;
  }

  public SecureRandom random() {
    return random;
  }

  /**
   * The clock's time in milliseconds, or the time of the last entry where the clock is behind it.
   */
  public Instant now() {
    Instant reference = read(VaultState::lastAt);
    Instant now = Utc.milliseconds(clock.now());
    return now.isBefore(reference) ? reference : now;
  }

  /**
   * Whether the clock is behind the last entry, so that two people have to state the time first.
   */
  public boolean clockBehind() {
    return Utc.milliseconds(clock.now()).isBefore(read(VaultState::lastAt));
  }

  /** What the workstation's clock says, believed or not. */
  public Instant clockTime() {
    return Utc.milliseconds(clock.now());
  }

  /**
   * From now on nothing is appended: what is on disk is not what this vault believes. Opening it
   * again looks anew.
   */
  void stop(Failure why) {
    stopping.stop(why);
  }

  /** Is told, on any thread, that and why nothing is appended any more; at once if it is so. */
  public void onStop(Consumer<Failure> listener) {
    stopping.onStop(listener);
  }

  /** That the entry at {@code seq} is in the tree its signature covers. */
  public RaisedProof proof(Entry raised) {
    lock.readLock().lock();
    try {
      long seq = raised.header().seq();
      return new RaisedProof(raised, verifier.tree().inclusion(seq, seq + 1));
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Appends an entry signed by the signer. When it cannot be written, nothing has happened.
   *
   * @throws Failure what a full check has found wrong, from then on
   * @throws Refused {@code clock.behind} while the clock is behind and the entry is not part of
   *     stating the time
   */
  public Entry append(Draft draft, Signer signer) throws Failure {
    return append(draft, signer, now());
  }

  /**
   * The same, at a time taken a moment ago, so that what is signed inside the body and the entry
   * agree.
   */
  public Entry append(Draft draft, Signer signer, Instant at) throws Failure {
    JournalVerifier.Checked checked;
    synchronized (appending) {
      stopping.check();
      Instant last = read(VaultState::lastAt);
      if (clockBehind() && !ClockEntries.allowed(this, draft)) {
        throw new Refused("clock.behind", clockTime(), last);
      }
      if (!read(state -> state.people().uses(signer.person(), signer.credential()))) {
        throw new Refused("session.not-enrolled", signer.person());
      }
      // Another entry may have come in between.
      Entry entry = sign(draft, signer, at.isBefore(last) ? last : at);
      checked = write(entry);
    }
    // Those who keep up with the entries first: the others ask them.
    followers.forEach(follower -> Listeners.tell(() -> follower.accept(checked)));
    listeners.forEach(Listeners::tell);
    return checked.entry();
  }

  private Entry sign(Draft draft, Signer signer, Instant at) throws Failure {
    byte[] salt = new byte[Entry.SALT];
    random.nextBytes(salt);
    Checkpoint head = head();
    Header header =
        new Header(
            Header.VERSION,
            head.vault(),
            head.size(),
            at,
            draft.kind(),
            signer.person(),
            signer.credential(),
            draft.domain(),
            draft.level().text(),
            Entry.bodyHash(salt, draft.body()),
            draft.drill());
    byte[] root = verifier.tree().rootWith(header.leafHash());
    byte[] message = new Checkpoint(head.vault(), head.size() + 1, root).bytes();
    EntrySignature signature = new EntrySignature(signer.credential(), signer.sign(message));
    return new Entry(header, salt, draft.body(), List.of(signature));
  }

  /**
   * Nobody can look before the line is on disk, and nothing has changed if it does not get there.
   */
  private JournalVerifier.Checked write(Entry entry) throws Failure {
    byte[] line = entry.line();
    JournalVerifier.Checked checked;
    try {
      checked = verifier.check(line);
    } catch (JournalBroken e) {
      throw refusal(e);
    }
    journal.append(line);
    lock.writeLock().lock();
    try {
      verifier.accept(checked);
    } finally {
      lock.writeLock().unlock();
    }
    feed.take(checked);
    return checked;
  }

  /** What the rules said, without the journal around it: nothing was written. */
  private static Failure refusal(JournalBroken e) {
    return e.code().equals("journal.not-allowed")
        ? new Refused(
            String.valueOf(e.arguments().get(1)),
            e.arguments().subList(2, e.arguments().size()).toArray())
        : e;
  }

  /** Whether the register lacks entries that the journal has, because it could not be written. */
  public boolean registerBehind() {
    synchronized (appending) {
      return feed.behind();
    }
  }

  @Override
  public void close() {
    register.close();
    journal.close();
  }
}
