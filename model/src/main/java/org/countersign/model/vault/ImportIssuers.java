package org.countersign.model.vault;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;

/**
 * What an import's list says of issuers is believed only so far. Two people have signed it, and the
 * console that wrote it has verified each signature; verifying a hundred thousand of them again
 * whenever the journal is read would take minutes. But what a key of the vault has signed is
 * verified here and always: its CRLs, and who may revoke it, hang on that.
 */
final class ImportIssuers {
  private final VaultState state;
  private final Predicate<Spki> known;
  private final Map<Spki, Set<BigInteger>> serials = new HashMap<>();
  private final Map<String, Set<Spki>> named = new HashMap<>();

  /** {@code known}: whether a key is held or watched, or will be with this import. */
  ImportIssuers(VaultState state, Predicate<Spki> known) {
    this.state = state;
    this.known = known;
  }

  /** Refuses with {@code import.issuer} an issuer who is not, or cannot be. */
  void check(Collection<IssuedCertificate> certificates) throws Refused {
    for (IssuedCertificate certificate : certificates) {
      of(certificate.subject()).add(certificate.subjectKey());
    }
    for (IssuedCertificate certificate : certificates) {
      if (certificate.issuerKey().isPresent() && !right(certificate)) {
        throw new Refused("import.issuer", certificate.subject(), certificate.issuer());
      }
    }
  }

  private boolean right(IssuedCertificate certificate) throws Refused {
    Spki issuer = certificate.issuerKey().orElseThrow();
    if (!known.test(issuer) || !of(certificate.issuer()).contains(issuer)) {
      return false;
    }
    Optional<SigningKey> held = state.keys().key(issuer);
    return held.isEmpty()
        || (freeSerial(issuer, certificate)
            && Certificates.signedBy(certificate.der(), held.get().publicKey()));
  }

  /** Keys with a certificate in this name, here or in the import. */
  private Set<Spki> of(String name) {
    return named.computeIfAbsent(
        name,
        one ->
            state.keys().named(one).stream()
                .map(IssuedCertificate::subjectKey)
                .collect(Collectors.toCollection(HashSet::new)));
  }

  /**
   * RFC 5280 §4.1.2.2: an issuer gives each serial number once. A second certificate with the
   * serial of a revoked one would make every later CRL say too much or too little.
   */
  private boolean freeSerial(Spki issuer, IssuedCertificate certificate) {
    return serials.computeIfAbsent(issuer, key -> given(state, key)).add(certificate.serial());
  }

  /** The serials of all certificates the key is known to have signed. */
  static Set<BigInteger> given(VaultState state, Spki issuer) {
    Set<BigInteger> given = new HashSet<>();
    state.keys().issuedBy(issuer).forEach(certificate -> given.add(certificate.serial()));
    return given;
  }
}
