package org.countersign.model.request;

import java.time.Instant;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;

/**
 * One person's decision on a request. Signed raw over its canonical bytes by the credential.
 *
 * @param request hash of the request
 * @param decision {@code approve} or {@code refuse}
 */
public record Approval(
    int v,
    String request,
    String person,
    Spki credential,
    String decision,
    String comment,
    Instant at) {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  public static final String APPROVE = "approve";
  public static final String REFUSE = "refuse";

  /** Refuses an unknown version or decision. */
  public Approval {
    if (v != VERSION) {
      throw new IllegalArgumentException("approval version " + v + " is not known here");
    }
    if (!decision.equals(APPROVE) && !decision.equals(REFUSE)) {
      throw new IllegalArgumentException("a decision is approve or refuse, not " + decision);
    }
    comment = Name.checkText("comment", comment);
  }

  public boolean approves() {
    return decision.equals(APPROVE);
  }

  /** The bytes that are signed. */
  public byte[] bytes() {
    return Canonical.bytesOf(this);
  }
}
