package org.countersign.model.vault;

import java.time.Instant;
import org.countersign.model.people.Name;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Results;

/** Bodies of the entries by which one person tells what a token shows, and what is to be left. */
public final class LookBodies {
  private LookBodies() {}

  /** {@code token.looked}: a look at a token, without anybody's approval and changing nothing. */
  public record TokenLooked(TokenIdentity token, Results.TokenSeen seen) {}

  /** {@code difference.disposed}: a difference is left as it is, until then, for this reason. */
  public record Disposed(TokenIdentity token, String difference, String reason, Instant until) {
    /** Refuses an empty reason. */
    public Disposed {
      reason = Name.checkText("reason", reason);
      if (reason.isEmpty()) {
        throw new IllegalArgumentException("reason is empty");
      }
    }
  }
}
