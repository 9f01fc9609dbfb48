package org.countersign.model.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * What the primary key of an OpenPGP certificate has itself signed. Anybody can add a user id, a
 * subkey or an expiry to somebody else's certificate; only what its own key vouches for is told.
 */
final class OpenPgpProof {
  /** Certificates have been flooded with hundreds of thousands of signatures. */
  private static final int MOST_SIGNATURES = 50;

  private static final int MOST_NAMES = 50;
  private static final int LONGEST_NAME = 200;

  private final PGPPublicKey primary;
  private final List<String> names = new ArrayList<>();
  private Optional<PGPSignature> newest = Optional.empty();

  /** One test of a signature, which may fail as BouncyCastle sees fit. */
  private interface Check {
    boolean passes(PGPSignature signature) throws PGPException;
  }

  OpenPgpProof(PGPPublicKey primary) {
    this.primary = primary;
    Iterator<String> ids = primary.getUserIDs();
    while (ids.hasNext() && names.size() < MOST_NAMES) {
      name(ids.next());
    }
  }

  /** The first user id, if there is one that the key has signed. */
  Optional<String> name() {
    return names.stream().findFirst();
  }

  List<String> names() {
    return names;
  }

  /** Whether the primary key has signed the subkey as its own (RFC 9580 §5.2.1.8). */
  boolean vouchesFor(PGPPublicKey subkey) {
    return binding(subkey).isPresent();
  }

  boolean isRevoked(PGPPublicKey key) {
    if (key.isMasterKey()) {
      return own(
              key.getSignaturesOfType(PGPSignature.KEY_REVOCATION), s -> s.verifyCertification(key))
          .isPresent();
    }
    return own(
            key.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION),
            s -> s.verifyCertification(primary, key))
        .isPresent();
  }

  /** When the key ends, as the newest signature says; empty if it does not end. */
  Optional<Instant> expires(PGPPublicKey key) {
    return (key.isMasterKey() ? newest() : binding(key))
        .map(signature -> signature.getHashedSubPackets().getKeyExpirationTime())
        .filter(seconds -> seconds > 0)
        .map(seconds -> key.getCreationTime().toInstant().plusSeconds(seconds));
  }

  /** A v6 key may say it in a signature over itself rather than over a user id. */
  private Optional<PGPSignature> newest() {
    return newest.or(() ->
        own(
            primary.getSignaturesOfType(PGPSignature.DIRECT_KEY),
            s -> s.verifyCertification(primary)));
  }

  private Optional<PGPSignature> binding(PGPPublicKey subkey) {
    return own(
        subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING),
        s -> s.verifyCertification(primary, subkey));
  }

  private void name(String id) {
    Iterator<PGPSignature> signatures = primary.getSignaturesForID(id);
    Optional<PGPSignature> by =
        signatures == null
            ? Optional.empty()
            : own(signatures, s -> s.isCertification() && s.verifyCertification(id, primary));
    if (by.isPresent()) {
      names.add(id.length() > LONGEST_NAME ? id.substring(0, LONGEST_NAME) : id);
      newest = newest.isEmpty() || isNewer(by.get(), newest.get()) ? by : newest;
    }
  }

  /** The newest of the primary key's own signatures that pass. */
  private Optional<PGPSignature> own(Iterator<PGPSignature> signatures, Check check) {
    Optional<PGPSignature> best = Optional.empty();
    int tried = 0;
    while (signatures.hasNext() && tried < MOST_SIGNATURES) {
      PGPSignature signature = signatures.next();
      if (signature.getKeyID() == primary.getKeyID()) {
        tried++;
        if (passes(signature, check) && (best.isEmpty() || isNewer(signature, best.get()))) {
          best = Optional.of(signature);
        }
      }
    }
    return best;
  }

  private boolean passes(PGPSignature signature, Check check) {
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
      return check.passes(signature);
    } catch (PGPException | RuntimeException e) {
      return false; // a signature that cannot be checked vouches for nothing
    }
  }

  private static boolean isNewer(PGPSignature one, PGPSignature other) {
    return one.getCreationTime().toInstant().isAfter(other.getCreationTime().toInstant());
  }
}
