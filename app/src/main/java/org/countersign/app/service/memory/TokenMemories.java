package org.countersign.app.service.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Signer;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.memory.Memory;
import org.countersign.model.memory.Recollection;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.port.KeepsData;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.GivenUp;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Restoration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the vault against what tokens remember of it, and has them remember its head. What is wrong
 * with a memory is noted and shown; only what a memory says stops anyone.
 */
public final class TokenMemories {
  private static final Logger LOG = LoggerFactory.getLogger(TokenMemories.class);

  private final Vault vault;
  private final Refusals refusals;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  public TokenMemories(Vault vault) {
    this.vault = vault;
    this.refusals = new Refusals(vault);
  }

  /** What is known of each token that was open since the vault was opened. */
  public Collection<Standing> all() {
    return List.copyOf(standings.values());
  }

  /** What is known of the token of this serial. */
  public Optional<Standing> of(String serial) {
    return Optional.ofNullable(standings.get(serial));
  }

  /**
   * Proves that the vault extends what a person's token remembers.
   *
   * @return what has to be recorded because the person was told of it and went on: a restore
   * @throws Refused {@code memory.rolled-back}, {@code memory.forked}; or {@code memory.given-up},
   *     once, where a restore explains it: who has been told may come again
   */
  public Optional<GivenUp> check(KeepsData token, String person) throws Failure {
    Optional<Recollection> recalled = recall(token);
    if (recalled.isEmpty() || recalled.get() instanceof Recollection.Extends) {
      return Optional.empty();
    }
    Recollection differs = recalled.get();
    Restoration restoration = restoration(token, differs);
    if (told.add(person + " " + restoration.seq() + " " + differs.head().root())) {
      throw refusals.givenUp(token.identity().label(), differs.head(), restoration);
    }
    RememberedHead head = differs.head();
    RememberedHead own =
        new RememberedHead(
            person, head.credential(), head.size(), head.root(), head.at(), head.crlNumber());
    return Optional.of(new GivenUp(GivenUp.VERSION, restoration.seq(), own));
  }

  /** The same for a signing token: whoever opens it was told when signing in. */
  public void checkSigning(KeepsData token) throws Failure {
    Optional<Recollection> recalled = recall(token);
    if (recalled.isPresent() && !(recalled.get() instanceof Recollection.Extends)) {
      Restoration ignored = restoration(token, recalled.get());
    }
  }

  /** Puts on record that a person was told what is lost, and goes on. */
  public void accept(GivenUp given, Signer signer) throws Failure {
    vault.append(Draft.of(Kinds.HEAD_GIVEN_UP, "", given, false), signer);
  }

  private Restoration restoration(KeepsData token, Recollection differs) throws Refused {
    Optional<Restoration> covering = vault.read(state -> state.recovery().covering(differs.head()));
    if (covering.isPresent()) {
      return covering.get();
    }
    String label = token.identity().label();
    throw switch (differs) {
      case Recollection.RolledBack rolled -> refusals.rolledBack(label, rolled);
      case Recollection.Forked forked -> refusals.forked(label, forked);
      case Recollection.Extends fine -> throw new IllegalStateException("nothing to explain");
    };
  }

  /**
   * What the token remembers, held against the journal; empty where it remembers nothing that can
   * be read, which is noted.
   */
  public Optional<Recollection> recall(KeepsData token) throws Failure {
    Optional<Memory> memory = read(token);
    return memory.map(one -> vault.readJournal((state, tree) -> Recollection.of(one, tree)));
  }

  private Optional<Memory> read(KeepsData token) throws Failure {
    String id = vault.head().vault();
    Optional<byte[]> kept;
    try {
      kept = token.readData(Memory.label(id));
    } catch (TokenFailure.TokenRefused e) {
      // Not every module keeps data objects. That is told; nobody is kept out for it.
      note(token, Optional.empty(), new Refused("memory.unreadable", label(token), e.code()));
      return Optional.empty();
    }
    if (kept.isEmpty()) {
      note(token, Optional.empty(), new Refused("memory.first", label(token)));
      return Optional.empty();
    }
    return understood(token, kept.get(), id);
  }

  private Optional<Memory> understood(KeepsData token, byte[] kept, String id) {
    try {
      Memory memory = Memory.read(kept, id);
      signed(memory);
      standings.put(
          token.identity().serial(),
          new Standing(token.identity(), Optional.of(memory.head()), Optional.empty()));
      return Optional.of(memory);
    } catch (Refused e) {
      List<Object> arguments = new ArrayList<>(List.of(label(token)));
      arguments.addAll(e.arguments());
      note(token, Optional.empty(), new Refused(e.code(), arguments.toArray()));
      return Optional.empty();
    }
  }

  /**
   * A signature that is wrong says that the object is damaged. Whose credential this vault does not
   * know may have been enrolled in what was lost, and is believed: the memory can only refuse.
   */
  private void signed(Memory memory) throws Refused {
    Optional<EnrolledCredential> by =
        vault.read(state -> state.people().credential(memory.head().credential()));
    if (by.filter(one -> !memory.signedBy(one.credential().signingKey())).isPresent()) {
      throw new Refused("memory.damaged");
    }
  }

  /**
   * Has the token remember the head as it is now. What goes wrong stops nothing: the token then
   * remembers an older head, which is noted and shown.
   */
  public void remember(KeepsData token, Signer signer) {
    Standing before = standings.get(token.identity().serial());
    if (before == null || !before.mayBeWritten()) {
      return;
    }
    try {
      Memory memory = now(signer);
      token.writeData(Memory.label(memory.vault()), memory.bytes());
      boolean stays = before.note().filter(TokenMemories::stays).isPresent();
      standings.put(
          token.identity().serial(),
          new Standing(
              token.identity(),
              Optional.of(memory.head()),
              stays ? before.note() : Optional.empty()));
    } catch (Failure e) {
      note(token, before.head(), new Refused("memory.unwritten", label(token), e.code()));
    }
  }

  /** What was wrong with a memory before it was written again is still worth knowing. */
  private static boolean stays(Failure note) {
    return !note.code().equals("memory.unwritten");
  }

  private record Now(String vault, RememberedHead head, List<byte[]> peaks) {}

  private Memory now(Signer signer) throws Failure {
    var at = vault.now();
    Now now =
        vault.readJournal((state, tree) ->
            new Now(
                state.id(),
                new RememberedHead(
                    signer.person(),
                    signer.credential(),
                    tree.size(),
                    HexFormat.of().formatHex(tree.root(tree.size())),
                    at,
                    state.keys().highestCrlNumber()),
                tree.peaks(tree.size())));
    byte[] signature = signer.sign(Memory.message(now.vault(), now.head()));
    return Memory.of(now.vault(), now.head(), now.peaks(), signature);
  }

  private void note(KeepsData token, Optional<RememberedHead> head, Refused note) {
    LOG.info("the memory of token {}: {}", token.identity().serial(), note.code());
    standings.put(
        token.identity().serial(), new Standing(token.identity(), head, Optional.of(note)));
  }

  private static String label(KeepsData token) {
    return token.identity().label();
  }
}
