package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * A set is recorded only as it was approved, signed, and while the register still says what the set
 * says. The archive is not opened here: whoever publishes it compares it with the manifest.
 */
final class SetEffects {
  private final VaultState state;

  SetEffects(VaultState state) {
    this.state = state;
  }

  List<Change> issued(
      Operation.IssuePublication issue, RequestFile file, Results.SetMade made, Header header)
      throws Refused {
    String domain = file.request().domain();
    SetManifest manifest = SetManifest.read(state.attached(made.manifest()));
    SetRules.basis(state, domain, issue);
    SetResults.manifest(state.id(), domain, issue, manifest);
    SetResults.asApproved(SetList.read(state.attached(issue.contents())), manifest);
    SetResults.signed(issue, made, manifest, one -> key(issue, one));
    return List.of(
        new Change.SetIs(
            new PublishedSet(
                domain,
                issue.number(),
                issue.from(),
                issue.until(),
                issue.basis(),
                made.manifest(),
                made.archive(),
                file.hash(),
                header.at())));
  }

  /** The first issuer's key where there is one; else a custodian's. */
  private byte[] key(Operation.IssuePublication issue, Results.SetSignature one) throws Refused {
    if (!issue.signers().isEmpty()) {
      return Belonging.key(state, one.key()).publicKey();
    }
    return state
        .people()
        .credential(one.key())
        .filter(enrolled -> enrolled.active() && enrolled.person().equals(one.person()))
        .orElseThrow(() -> new Refused("publication.signature"))
        .credential()
        .signing();
  }
}
