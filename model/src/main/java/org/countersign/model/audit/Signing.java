package org.countersign.model.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.pki.Pem;

/** What the custodians sign of a bundle: the head, a certificate of their key, and the manifest. */
final class Signing {
  private static final int FEWEST = 2;

  private final List<BundleSigner> signers;
  private final Instant at;

  /** Refuses with {@code bundle.signers} fewer than two different persons. */
  Signing(BundleSpec spec) throws Refused {
    signers = spec.signers();
    at = spec.createdAt();
    Set<String> persons = new HashSet<>();
    signers.forEach(one -> persons.add(one.person()));
    if (persons.size() < FEWEST || persons.size() != signers.size()) {
      throw new Refused("bundle.signers", persons.size());
    }
  }

  SignedNote note(Checkpoint head) throws Failure {
    List<SignedNote.Line> lines = new ArrayList<>();
    for (BundleSigner signer : signers) {
      byte[] signature = AskingSigner.sign(signer, head.bytes());
      lines.add(SignedNote.line(signer.person(), signer.credential().signing(), signature));
    }
    return new SignedNote(head, lines);
  }

  String certificates() throws Failure {
    StringBuilder pem = new StringBuilder();
    for (BundleSigner signer : signers) {
      pem.append(Pem.encode(Pem.CERTIFICATE, CredentialCertificate.make(signer, at)));
    }
    return pem.toString();
  }

  byte[] manifest(byte[] manifest) throws Failure {
    return ManifestSignature.make(manifest, signers, at);
  }
}
