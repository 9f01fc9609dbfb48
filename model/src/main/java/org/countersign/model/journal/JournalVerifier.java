package org.countersign.model.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Signatures;
import org.countersign.model.people.VerifyingKey;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.BodySignatures;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/**
 * Checks a journal line by line: spelling, hashes, order, rules, and the signature of an enrolled
 * credential over the head. Needs no token and no database.
 */
public final class JournalVerifier {
  private final VaultState state;
  private final MerkleTree tree = new MerkleTree();
  private final Map<Spki, VerifyingKey> keys = new HashMap<>();

  /** A verifier of a journal whose entries name no files that change anything. */
  public JournalVerifier() {
    this(AttachmentSource.NONE);
  }

  /** {@code attachments}: where the files are that entries name. */
  public JournalVerifier(AttachmentSource attachments) {
    state = new VaultState(attachments);
  }

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

  /** The head that the entry of this header is signed over, if it is the next one. */
  public Checkpoint headWith(Header header) {
    return new Checkpoint(header.vault(), tree.size() + 1, tree.rootWith(header.leafHash()));
  }

  /** A line that was checked, and what it changes. */
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
    return next(parse(line), signature);
  }

  /** The same for an entry that was parsed. */
  public Checked next(Entry entry, boolean signature) throws JournalBroken {
    Checked checked =
        check(entry, signature ? Optional.of(SignatureClaim::check) : Optional.empty());
    accept(checked);
    return checked;
  }

  /**
   * Checks the next line and leaves its signatures to {@code later}, which must be settled before
   * anything is made of what was read. Breaks where checking one after the other would.
   */
  public Checked next(byte[] line, SignatureChecks later) throws JournalBroken {
    try {
      return next(parse(line), later);
    } catch (JournalBroken e) {
      throw later.first(e);
    }
  }

  /** The same for an entry that was parsed. */
  public Checked next(Entry entry, SignatureChecks later) throws JournalBroken {
    try {
      Checked checked = check(entry, Optional.of(later));
      accept(checked);
      return checked;
    } catch (JournalBroken e) {
      throw later.first(e);
    }
  }

  /**
   * Checks a line that could be the next and changes nothing, so that it can be written first and
   * accepted when it is on disk.
   */
  public Checked check(byte[] line) throws JournalBroken {
    return check(parse(line), Optional.of(SignatureClaim::check));
  }

  /** Takes the entry that was checked last as the next one. */
  public void accept(Checked checked) {
    state.accept(checked.entry(), checked.changes());
    tree.append(checked.entry().header().leafHash());
  }

  private Checked check(Entry entry, Optional<SignatureClaim.Taker> claims) throws JournalBroken {
    // Who may sign is decided before the entry's own effect: a person cannot enrol themselves.
    List<Change> changes = state.decide(entry);
    NamedHeads.check(entry, tree);
    if (state.size() == 0) {
      List<SignatureClaim> founders = founders(entry);
      if (claims.isPresent()) {
        claims.get().take(founders);
      }
    } else {
      EnrolledCredential signer = signer(entry.header());
      if (claims.isPresent()) {
        claims.get().take(claims(entry, signer));
      }
    }
    return new Checked(entry, changes);
  }

  private Entry parse(byte[] line) throws JournalBroken {
    try {
      return Entry.parse(line);
    } catch (Refused e) {
      throw JournalBroken.because(state.size(), "unreadable", e);
    }
  }

  private EnrolledCredential signer(Header header) throws JournalBroken {
    EnrolledCredential credential = state.people().credential(header.credential()).orElse(null);
    if (credential == null || !credential.active() || !credential.person().equals(header.actor())) {
      throw new JournalBroken(state.size(), "not-enrolled", header.actor());
    }
    return credential;
  }

  private List<SignatureClaim> claims(Entry entry, EnrolledCredential signer) throws JournalBroken {
    long seq = state.size();
    String person = signer.person();
    VerifyingKey key = keys.computeIfAbsent(signer.spki(), spki -> ready(signer));
    byte[] head = headWith(entry.header()).bytes();
    byte[] signature = entry.signatures().getFirst().signature();
    SignatureClaim own =
        new SignatureClaim(
            seq, key, head, signature, () -> new JournalBroken(seq, "signature", person));
    List<SignatureClaim> all = new ArrayList<>(List.of(own));
    for (BodySignatures.Inside inside : inside(entry)) {
      all.add(claim(entry, inside));
    }
    return all;
  }

  private SignatureClaim claim(Entry entry, BodySignatures.Inside inside) {
    long seq = state.size();
    String name =
        inside.by().equals(entry.header().credential())
            ? state.people().nameOf(entry.header().actor())
            : state.people().credential(inside.by()).orElseThrow().person();
    VerifyingKey key =
        keys.computeIfAbsent(
            inside.by(), spki -> ready(state.people().credential(spki).orElseThrow()));
    return new SignatureClaim(
        seq,
        key,
        inside.message(),
        inside.signature(),
        () -> JournalBroken.because(seq, "not-allowed", new Refused(inside.otherwise(), name)));
  }

  private static VerifyingKey ready(EnrolledCredential of) {
    return Signatures.by(of.credential().signingKey());
  }

  private List<BodySignatures.Inside> inside(Entry entry) throws JournalBroken {
    try {
      return BodySignatures.of(entry);
    } catch (Refused e) {
      throw JournalBroken.because(state.size(), "not-allowed", e);
    }
  }

  private List<SignatureClaim> founders(Entry entry) throws JournalBroken {
    List<Bodies.Founder> founders = founded(entry).founders();
    Header header = entry.header();
    boolean inOrder = entry.signatures().size() == founders.size();
    for (int i = 0; inOrder && i < founders.size(); i++) {
      inOrder = entry.signatures().get(i).credential().equals(founders.get(i).credential().spki());
    }
    if (!inOrder
        || !header.credential().equals(founders.getFirst().credential().spki())
        || !header.actor().equals(founders.getFirst().person().id())) {
      throw new JournalBroken(0, "founders", founders.size());
    }
    byte[] head = headWith(header).bytes();
    List<SignatureClaim> claims = new ArrayList<>();
    for (int i = 0; i < founders.size(); i++) {
      Credential by = founders.get(i).credential();
      String name = founders.get(i).person().name();
      byte[] signature = entry.signatures().get(i).signature();
      claims.add(
          new SignatureClaim(
              0,
              Signatures.by(by.signingKey()),
              head,
              signature,
              () -> new JournalBroken(0, "signature", name)));
    }
    return claims;
  }

  private static Bodies.Founded founded(Entry entry) throws JournalBroken {
    try {
      return Canonical.read(entry.body(), Bodies.Founded.class);
    } catch (Refused e) {
      throw new JournalBroken(0, "founding");
    }
  }
}
