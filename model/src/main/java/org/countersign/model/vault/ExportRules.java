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

  private ExportRules() {}

  static Change exported(VaultState state, Entry entry) throws Refused {
    Header header = entry.header();
    if (!header.domain().equals(SigningDomain.VAULT) || header.drill()) {
      throw new Refused("entry.domain", header.domain(), SigningDomain.VAULT);
    }
    Exported body = Canonical.read(entry.body(), Exported.class);
    SignedNote note = body.note();
    Checkpoint head = note.checkpoint();
    if (!head.vault().equals(header.vault()) || head.size() > header.seq()) {
      throw new Refused("export.other-journal", head.size(), header.seq());
    }
    Set<String> persons = new HashSet<>();
    for (SignedNote.Line line : note.lines()) {
      if (!persons.add(line.person()) || !signed(state, line, head)) {
        throw new Refused("export.signature", line.person());
      }
    }
    if (persons.size() < FEWEST) {
      throw new Refused("export.signers", persons.size());
    }
    return new Change.ExportIs(
        new RecordedExport(header.seq(), header.at(), header.actor(), body, note));
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
