package org.countersign.model.audit;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.audit.SeenPeople.Known;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.SetResults;

/** Publication sets of a partial bundle: each as approved, signed, and numbered upwards. */
final class SeenSets {
  private final String vault;
  private final AttachmentSource attachments;
  private final SeenPeople people;
  private final SaidPki pki;
  private final PartialKeys credentials;
  private final SeenNumbers numbers = new SeenNumbers("publication.number");
  private long unjudged;

  SeenSets(
      String vault,
      AttachmentSource attachments,
      SeenPeople people,
      SaidPki pki,
      PartialKeys credentials) {
    this.vault = vault;
    this.attachments = attachments;
    this.people = people;
    this.pki = pki;
    this.credentials = credentials;
  }

  /** Sets whose signer's key is not here. */
  long unjudged() {
    return unjudged;
  }

  void restored() {
    numbers.restored();
  }

  void started(Operation.IssuePublication issue, String domain, Instant at) throws Refused {
    numbers.take(domain, issue.number());
    if (!issue.until().isAfter(at)) {
      throw new Refused("publication.time", issue.from(), issue.until());
    }
  }

  void issued(Operation.IssuePublication issue, Results.SetMade made, String domain)
      throws Refused {
    SetManifest manifest = SetManifest.read(attached(made.manifest()));
    SetResults.manifest(vault, domain, issue, manifest);
    SetResults.asApproved(SetList.read(attached(issue.contents())), manifest);
    Optional<Spki> issuer = issue.signers().stream().findFirst();
    if (issuer.isPresent() && pki.key(issuer.get()).isEmpty()) {
      unjudged++;
    } else {
      SetResults.signed(issue, made, manifest, this::key);
    }
  }

  private byte[] key(Results.SetSignature one) throws Refused {
    if (one.person().isEmpty()) {
      return pki.key(one.key()).orElseThrow(() -> new Refused("publication.signature")).publicKey();
    }
    if (people.uses(one.person(), one.key()) == Known.NO) {
      throw new Refused("publication.signature");
    }
    return credentials.key(one.key()).getEncoded();
  }

  private byte[] attached(Results.Attachment named) throws Refused {
    String path = BundleFiles.ATTACHMENTS + named.attachment();
    try {
      byte[] content = attachments.attachment(named.attachment());
      if (content.length == named.bytes()) {
        return content;
      }
    } catch (Failure e) {
      throw new Refused("bundle.missing", path);
    }
    throw new Refused("bundle.differs", path);
  }
}
