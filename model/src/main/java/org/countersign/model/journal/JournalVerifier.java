package org.countersign.model.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Signatures;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/**
 * Checks a journal line by line: spelling, hashes, order, rules, and the signature of an enrolled
 * credential over the head. Needs no token and no database.
 */
public final class JournalVerifier {
  private final VaultState state = new VaultState();
  private final MerkleTree tree = new MerkleTree();

  /** The state after the lines so far. The verifier keeps applying to it. */
  public VaultState state() {
    return state;
  }

  public MerkleTree tree() {
    return tree;
  }

  /** The head after the lines so far. */
  public Checkpoint head() {
    return new Checkpoint(state.id(), tree.size(), tree.root(tree.size()));
  }

  /** A line that was checked, and what it changed. */
  public record Checked(Entry entry, List<Change> changes) {}

  /**
   * Checks the next line and its signature.
   *
   * @param line without its newline
   */
  public Checked next(byte[] line) throws JournalBroken {
    return next(line, true);
  }

  /**
   * Checks the next line.
   *
   * @param signature whether to check the signature too; a later signature over the whole head
   *     makes up for leaving it out
   */
  public Checked next(byte[] line, boolean signature) throws JournalBroken {
    Entry entry = parse(line);
    return next(entry, signature);
  }

  /** The same for an entry that was parsed or made here. */
  public Checked next(Entry entry, boolean signature) throws JournalBroken {
    long seq = state.size();
    // Who may sign is decided before the entry's own effect: a person cannot enrol themselves.
    EnrolledCredential signer = seq == 0 ? null : signer(entry.header());
    List<Change> changes = state.apply(entry);
    tree.append(entry.header().leafHash());
    if (signature && seq == 0) {
      verifyFounders(entry);
    } else if (signature) {
      verify(signer, entry.signatures().getFirst().signature(), seq);
    }
    return new Checked(entry, changes);
  }

  private Entry parse(byte[] line) throws JournalBroken {
    try {
      return Entry.parse(line);
    } catch (Refused e) {
      throw new JournalBroken(state.size(), "unreadable", e.code(), e.arguments().toString());
    }
  }

  private EnrolledCredential signer(Header header) throws JournalBroken {
    EnrolledCredential credential = state.people().credential(header.credential()).orElse(null);
    if (credential == null || !credential.active() || !credential.person().equals(header.actor())) {
      throw new JournalBroken(state.size(), "not-enrolled", header.actor());
    }
    return credential;
  }

  private void verify(EnrolledCredential signer, byte[] signature, long seq) throws JournalBroken {
    if (!Signatures.verify(signer.credential().signingKey(), head().bytes(), signature)) {
      throw new JournalBroken(seq, "signature", signer.person());
    }
  }

  private void verifyFounders(Entry entry) throws JournalBroken {
    Set<Spki> missing = new HashSet<>();
    for (Bodies.Founder founder : founded(entry).founders()) {
      missing.add(founder.credential().spki());
    }
    for (EntrySignature one : entry.signatures()) {
      EnrolledCredential founder = state.people().credential(one.credential()).orElse(null);
      if (founder == null || !missing.remove(one.credential())) {
        throw new JournalBroken(0, "not-enrolled", one.credential());
      }
      verify(founder, one.signature(), 0);
    }
    if (!missing.isEmpty() || !entry.header().credential().equals(firstOf(entry))) {
      throw new JournalBroken(0, "founders", missing.size());
    }
  }

  private static Spki firstOf(Entry entry) throws JournalBroken {
    return founded(entry).founders().getFirst().credential().spki();
  }

  private static Bodies.Founded founded(Entry entry) throws JournalBroken {
    try {
      return Canonical.read(entry.body(), Bodies.Founded.class);
    } catch (Refused e) {
      throw new JournalBroken(0, "founding");
    }
  }
}
