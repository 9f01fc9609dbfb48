package org.countersign.model.request;

import java.time.Instant;
import java.util.regex.Pattern;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Name;
import tools.jackson.databind.JsonNode;

/**
 * A proposed operation, as people sign it (3-formats, request and approval).
 *
 * @param id UUID
 * @param operation kind, as in {@link OperationKinds}
 * @param raisedBy person id
 * @param nonce 16 random bytes, lower-case hex
 */
public record Request(
    int v,
    String id,
    String operation,
    String domain,
    Subject subject,
    JsonNode parameters,
    String reason,
    String raisedBy,
    Instant raisedAt,
    Instant expiresAt,
    PinnedPolicy policy,
    Impact impact,
    String nonce,
    boolean drill) {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NONCE = Pattern.compile("[0-9a-f]{32}");

  /** The key it is about; both empty when it is about none. */
  public record Subject(String spki, String label) {}

  /** The policy it was raised under. */
  public record PinnedPolicy(int version, String hash) {}

  /** The blast radius as it was shown. */
  public record Impact(int paths, String hash) {}

  /** Refuses an unknown version, an id or nonce of another form, and an empty reason. */
  public Request {
    if (v != VERSION) {
      throw new IllegalArgumentException("request version " + v + " is not known here");
    }
    if (!ID.matcher(id).matches() || !NONCE.matcher(nonce).matches()) {
      throw new IllegalArgumentException("a request has a UUID and a nonce of 16 bytes in hex");
    }
    reason = Name.checkText("reason", reason);
    if (reason.isEmpty()) {
      throw new IllegalArgumentException("reason is empty");
    }
  }

  /** Lower-case hex SHA-256 of the canonical bytes: what an approval names. */
  public String hash() {
    return Canonical.hashOf(this);
  }

  /** The operation with its parameters. */
  public Operation what() throws Refused {
    return OperationKinds.read(operation, parameters);
  }
}
