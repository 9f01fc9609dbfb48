package org.countersign.model.publication;

import java.util.stream.IntStream;

/**
 * How much is in a set, as those who sign for it are told.
 *
 * @param crls one an issuer
 * @param issuers CA certificates
 * @param answers certificates that OCSP responses are signed for
 * @param keys in both key sets
 * @param notices keys that a notice says are not to be trusted
 */
public record SetCounts(int crls, int issuers, int answers, int keys, int notices) {
  public SetCounts {
    if (IntStream.of(crls, issuers, answers, keys, notices).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("counts are not below nothing");
    }
  }
}
