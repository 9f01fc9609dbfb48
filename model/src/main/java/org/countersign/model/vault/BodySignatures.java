package org.countersign.model.vault;

import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.request.SignedApproval;

/**
 * Signatures inside bodies: of approvals, of sign-ins and of a restore. They are checked together
 * with the entry's own; whoever leaves that out, because a later head was checked, leaves these out
 * too. An approval's is checked once more before a key is used.
 */
public final class BodySignatures {
  private BodySignatures() {}

  /**
   * A signature inside a body. The rules have seen to it that the credential is enrolled.
   *
   * @param by the credential
   * @param otherwise the code of the refusal when it is not the credential's over the message
   */
  public record Inside(Spki by, byte[] message, byte[] signature, String otherwise) {}

  /** Those inside the entry, each to be found wrong with its code and the signer's name. */
  public static List<Inside> of(Entry entry) throws Refused {
    Header header = entry.header();
    return switch (header.kind()) {
      case Kinds.APPROVED, Kinds.REFUSED -> {
        SignedApproval signed = Canonical.read(entry.body(), SignedApproval.class);
        yield List.of(
            new Inside(
                header.credential(),
                signed.approval().bytes(),
                signed.signature(),
                "approval.signature"));
      }
      case Kinds.SESSION_OPENED -> {
        var session = Canonical.read(entry.body(), Bodies.SessionOpened.class);
        byte[] message = Bodies.SessionOpened.challengeBytes(header.vault(), session.challenge());
        yield List.of(
            new Inside(header.credential(), message, session.signature(), "session.challenge"));
      }
      case Kinds.RESTORED -> restored(Canonical.read(entry.body(), Restored.class));
      default -> List.of();
    };
  }

  private static List<Inside> restored(Restored body) {
    byte[] message = body.statement().bytes();
    return body.signatures().stream()
        .map(one -> new Inside(one.credential(), message, one.signature(), "restore.signature"))
        .toList();
  }
}
