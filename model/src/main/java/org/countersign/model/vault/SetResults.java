package org.countersign.model.vault;

import java.util.HashSet;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.people.Signatures;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * Whether a set came out as it was approved, and who signed it. What the register says is asked
 * elsewhere; the archive is not opened here: whoever publishes it compares it with the manifest.
 */
public final class SetResults {
  private static final int SIGNERS = 2;

  private SetResults() {}

  /** DER SubjectPublicKeyInfo of who signed; refuses one who may not. */
  @FunctionalInterface
  public interface Keys {
    byte[] of(Results.SetSignature signature) throws Refused;
  }

  /** The manifest is of this set and of no other. */
  public static void manifest(
      String vault, String domain, Operation.IssuePublication issue, SetManifest manifest)
      throws Refused {
    if (!manifest.vault().equals(vault)
        || !manifest.domain().equals(domain)
        || manifest.number() != issue.number()
        || !manifest.thisUpdate().equals(issue.from())
        || !manifest.nextUpdate().equals(issue.until())
        || !manifest.basis().equals(issue.basis())) {
      throw new Refused("publication.not-as-approved", SetManifest.NAME);
    }
  }

  /** The files are those that people have signed for. */
  public static void asApproved(SetList list, SetManifest manifest) throws Refused {
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

  /** The sums are signed by the first issuer, or where there is none by two persons. */
  public static void signed(
      Operation.IssuePublication issue, Results.SetMade made, SetManifest manifest, Keys keys)
      throws Refused {
    byte[] sums = manifest.sums();
    Set<String> persons = new HashSet<>();
    for (Results.SetSignature one : made.signatures()) {
      boolean ofIssuer =
          one.person().isEmpty() && issue.signers().stream().limit(1).anyMatch(one.key()::equals);
      if (ofIssuer == issue.signers().isEmpty()
          || !Signatures.verify(PublicKeyDer.read(keys.of(one)), sums, one.signature())
          || !persons.add(one.person())) {
        throw new Refused("publication.signature");
      }
    }
    if (persons.size() < (issue.signers().isEmpty() ? SIGNERS : 1)) {
      throw new Refused("publication.signers", persons.size(), SIGNERS);
    }
  }
}
