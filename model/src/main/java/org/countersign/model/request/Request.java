package org.countersign.model.request;

import java.time.Instant;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
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

  /** The key it is about; both empty when it is about none. */
  public record Subject(String spki, String label) {}

  /** The policy it was raised under. */
  public record PinnedPolicy(int version, String hash) {}

  /** The blast radius as it was shown. */
  public record Impact(int paths, String hash) {}

  /** Refuses an unknown version. */
  public Request {
    if (v != VERSION) {
      throw new IllegalArgumentException("request version " + v + " is not known here");
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
