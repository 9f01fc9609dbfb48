package org.countersign.model.vault;

import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Signatures;
import org.countersign.model.request.SignedApproval;

/**
 * Signatures inside bodies: of approvals and of sign-ins. They are checked together with the
 * entry's own; whoever leaves that out, because a later head was checked, leaves these out too. An
 * approval's is checked once more before a key is used.
 */
public final class BodySignatures {
  private BodySignatures() {}

  /** Refuses a wrong one with {@code approval.signature} or {@code session.challenge}. */
  public static void check(VaultState state, Entry entry) throws Refused {
    Header header = entry.header();
    switch (header.kind()) {
      case Kinds.APPROVED, Kinds.REFUSED -> {
        SignedApproval signed = Canonical.read(entry.body(), SignedApproval.class);
        byte[] message = signed.approval().bytes();
        verify(state, header, message, signed.signature(), "approval.signature");
      }
      case Kinds.SESSION_OPENED -> {
        var session = Canonical.read(entry.body(), Bodies.SessionOpened.class);
        byte[] message = Bodies.SessionOpened.challengeBytes(header.vault(), session.challenge());
        verify(state, header, message, session.signature(), "session.challenge");
      }
      default -> {}
    }
  }

  /** The rules have seen to it that the body's credential is the header's. */
  private static void verify(
      VaultState state, Header header, byte[] message, byte[] signature, String code)
      throws Refused {
    boolean verified =
        state
            .people()
            .credential(header.credential())
            .map(EnrolledCredential::credential)
            .map(Credential::signingKey)
            .filter(key -> Signatures.verify(key, message, signature))
            .isPresent();
    if (!verified) {
      throw new Refused(code, state.people().nameOf(header.actor()));
    }
  }
}
