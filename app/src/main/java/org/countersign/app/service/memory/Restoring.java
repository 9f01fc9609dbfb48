package org.countersign.app.service.memory;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.memory.Recollection;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.RecoveryRules;
import org.countersign.model.vault.Restored;

/**
 * Several custodians say together that the vault was restored on purpose. Nobody is signed in:
 * their tokens refuse the vault until this is on record.
 */
public final class Restoring implements AutoCloseable {
  private final Vault vault;
  private final Sessions sessions;
  private final TokenMemories memories;
  private final Map<String, Came> came = new LinkedHashMap<>();

  public Restoring(Vault vault, Sessions sessions, TokenMemories memories) {
    this.vault = vault;
    this.sessions = sessions;
    this.memories = memories;
  }

  private record Came(TokenSigner signer, Optional<Recollection> recalled) {}

  /**
   * A person who is here.
   *
   * @param lost what the token remembers that is not in this vault; empty where it extends it
   */
  public record Present(String person, String name, Optional<Recollection> lost) {}

  /** Opens a person's token and reads what it remembers. The PIN stays the caller's to wipe. */
  public synchronized void come(String person, char[] pin) throws Failure {
    TokenSigner signer = sessions.prove(person, pin);
    try {
      Came one = new Came(signer, memories.recall(signer.token()));
      Came before = came.put(person, one);
      if (before != null) {
        before.signer().close();
      }
    } catch (Failure | RuntimeException e) {
      signer.close();
      throw e;
    }
  }

  /** Who is here, in the order they came. */
  public synchronized List<Present> present() {
    List<Present> all = new ArrayList<>();
    came.forEach((person, one) ->
        all.add(
            new Present(
                person,
                vault.read(state -> state.people().nameOf(person)),
                one.recalled().filter(Restoring::differs))));
    return all;
  }

  /** How many different persons it takes. */
  public int needed() throws Failure {
    return vault.ask(RecoveryRules::needed);
  }

  private static boolean differs(Recollection recalled) {
    return !(recalled instanceof Recollection.Extends);
  }

  /**
   * What they would sign.
   *
   * @throws Refused {@code restore.too-few}, {@code restore.nothing-lost} when no token remembers
   *     anything that is not in this vault, or {@code input.text}
   */
  public synchronized Restored.Statement draw(String reason) throws Failure {
    int needed = needed();
    if (came.size() < needed) {
      throw new Refused("restore.too-few", came.size(), needed);
    }
    List<RememberedHead> lost = new ArrayList<>();
    came.forEach((person, one) ->
        one.recalled().filter(Restoring::differs).ifPresent(is -> lost.add(own(person, is))));
    if (lost.isEmpty()) {
      throw new Refused("restore.nothing-lost");
    }
    Checkpoint head = vault.head();
    try {
      return new Restored.Statement(
          Restored.Statement.VERSION,
          head.vault(),
          head.size(),
          HexFormat.of().formatHex(head.root()),
          lost,
          reason,
          vault.now());
    } catch (IllegalArgumentException e) {
      throw new Refused("input.text", String.valueOf(e.getMessage()));
    }
  }

  /** As the person's own, whoever's credential it was signed with before. */
  private static RememberedHead own(String person, Recollection lost) {
    RememberedHead head = lost.head();
    return new RememberedHead(
        person, head.credential(), head.size(), head.root(), head.at(), head.crlNumber());
  }

  /** All who are here sign; it is on record then, and their tokens remember this vault. */
  public synchronized void sign(Restored.Statement statement) throws Failure {
    List<TokenSigner> signers = came.values().stream().map(Came::signer).toList();
    if (signers.isEmpty()) {
      throw new Refused("restore.too-few", 0, needed());
    }
    List<Restored.Signed> signatures = new ArrayList<>();
    for (TokenSigner one : signers.subList(1, signers.size())) {
      signatures.add(
          new Restored.Signed(one.person(), one.credential(), one.sign(statement.bytes())));
    }
    vault.append(
        Draft.of(Kinds.RESTORED, "", new Restored(statement, signatures), false),
        signers.getFirst());
    signers.forEach(one -> memories.remember(one.token(), one));
  }

  @Override
  public synchronized void close() {
    came.values().forEach(one -> one.signer().close());
    came.clear();
  }
}
