package org.countersign.model.vault;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Signatures;

/** An export is recorded by one person, with the signatures of those who signed its head. */
public final class ExportRules {
  /** Custodians who sign an export. */
  public static final int FEWEST = 2;

  /** Whether a line of a note is a good signature. */
  @FunctionalInterface
  public interface Signed {
    boolean test(SignedNote.Line line) throws Refused;
  }

  private ExportRules() {}

  static Change exported(VaultState state, Entry entry) throws Refused {
    Header header = entry.header();
    if (!header.domain().equals(SigningDomain.VAULT) || header.drill()) {
      throw new Refused("entry.domain", header.domain(), SigningDomain.VAULT);
    }
    Exported body = Canonical.read(entry.body(), Exported.class);
    SignedNote note = body.note();
    signers(header, note, line -> signed(state, line, note.checkpoint()));
    return new Change.ExportIs(
        new RecordedExport(header.seq(), header.at(), header.actor(), body, note));
  }

  /**
   * The note is of a head of this journal, and enough different persons have signed it.
   *
   * @param signed whether a line is by a credential that its person uses then
   */
  public static void signers(Header header, SignedNote note, Signed signed) throws Refused {
    Checkpoint head = note.checkpoint();
    if (!head.vault().equals(header.vault()) || head.size() > header.seq()) {
      throw new Refused("export.other-journal", head.size(), header.seq());
    }
    Set<String> persons = new HashSet<>();
    for (SignedNote.Line line : note.lines()) {
      if (!persons.add(line.person()) || !signed.test(line)) {
        throw new Refused("export.signature", line.person());
      }
    }
    if (persons.size() < FEWEST) {
      throw new Refused("export.signers", persons.size());
    }
  }

  private static boolean signed(VaultState state, SignedNote.Line line, Checkpoint head) {
    return state
        .people()
        .credentialOf(line.person())
        .filter(one ->
            Arrays.equals(
                SignedNote.keyId(line.person(), one.credential().signing()), line.keyId()))
        .filter(
            one -> Signatures.verify(one.credential().signingKey(), head.bytes(), line.signature()))
        .isPresent();
  }
}
