package org.countersign.model.vault;

import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.SignedApproval;

/**
 * Signatures inside bodies: of approvals and of sign-ins. They are checked together with the
 * entry's own; whoever leaves that out, because a later head was checked, leaves these out too. An
 * approval's is checked once more before a key is used.
 */
public final class BodySignatures {
  private BodySignatures() {}

  /**
   * A signature inside a body. The rules have seen to it that the body's credential is the
   * header's.
   *
   * @param otherwise the code of the refusal when it is not the credential's over the message
   */
  public record Inside(byte[] message, byte[] signature, String otherwise) {}

  /** The one inside the entry, to be found wrong with its code and the actor's name. */
  public static Optional<Inside> of(Entry entry) throws Refused {
    Header header = entry.header();
    return switch (header.kind()) {
      case Kinds.APPROVED, Kinds.REFUSED -> {
        SignedApproval signed = Canonical.read(entry.body(), SignedApproval.class);
        yield Optional.of(
            new Inside(signed.approval().bytes(), signed.signature(), "approval.signature"));
      }
      case Kinds.SESSION_OPENED -> {
        var session = Canonical.read(entry.body(), Bodies.SessionOpened.class);
        byte[] message = Bodies.SessionOpened.challengeBytes(header.vault(), session.challenge());
        yield Optional.of(new Inside(message, session.signature(), "session.challenge"));
      }
      default -> Optional.empty();
    };
  }
}
