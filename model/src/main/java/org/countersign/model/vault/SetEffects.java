package org.countersign.model.vault;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.people.Signatures;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * A set is recorded only as it was approved, signed, and while the register still says what the set
 * says. The archive is not opened here: whoever publishes it compares it with the manifest.
 */
final class SetEffects {
  private static final int SIGNERS = 2;

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
    if (!manifest.vault().equals(state.id())
        || !manifest.domain().equals(domain)
        || manifest.number() != issue.number()
        || !manifest.thisUpdate().equals(issue.from())
        || !manifest.nextUpdate().equals(issue.until())
        || !manifest.basis().equals(issue.basis())) {
      throw new Refused("publication.not-as-approved", SetManifest.NAME);
    }
    asApproved(SetList.read(state.attached(issue.contents())), manifest);
    signed(issue, made, manifest);
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

  private static void asApproved(SetList list, SetManifest manifest) throws Refused {
    if (list.files().size() != manifest.files().size()) {
      throw new Refused("publication.not-as-approved", SetManifest.NAME);
    }
    for (int i = 0; i < list.files().size(); i++) {
      SetList.Planned planned = list.files().get(i);
      SetManifest.Listed listed = manifest.files().get(i);
      if (!planned.path().equals(listed.path())
          || (planned.whole() && !planned.sha256().equals(listed.sha256()))) {
        throw new Refused("publication.not-as-approved", planned.path());
      }
    }
  }

  private void signed(Operation.IssuePublication issue, Results.SetMade made, SetManifest manifest)
      throws Refused {
    byte[] sums = manifest.sums();
    Set<String> persons = new HashSet<>();
    for (Results.SetSignature one : made.signatures()) {
      if (!Signatures.verify(PublicKeyDer.read(key(issue, one)), sums, one.signature())
          || !persons.add(one.person())) {
        throw new Refused("publication.signature");
      }
    }
    if (persons.size() < (issue.signers().isEmpty() ? SIGNERS : 1)) {
      throw new Refused("publication.signers", persons.size(), SIGNERS);
    }
  }

  /** The first issuer's key where there is one; else a custodian's. */
  private byte[] key(Operation.IssuePublication issue, Results.SetSignature one) throws Refused {
    if (!issue.signers().isEmpty()) {
      if (!one.person().isEmpty() || !one.key().equals(issue.signers().getFirst())) {
        throw new Refused("publication.signature");
      }
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
