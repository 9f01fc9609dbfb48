package org.countersign.model.audit;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.Pem;
import org.countersign.model.pki.PublishedCrl;

/** Whose key has signed a list, among those that are in the bundle. */
final class ListSigners {
  private final SaidPki said;
  private final Map<X500Principal, Set<PublicKey>> certified = new HashMap<>();

  ListSigners(SaidPki said) {
    this.said = said;
  }

  /** Takes from the certificates the keys of these names. */
  void certified(BundleReader reader, Collection<String> certificates, Set<X500Principal> names)
      throws Failure {
    for (String path : names.isEmpty() ? List.<String>of() : certificates) {
      X509Certificate read = Certificates.read(PemFile.read(reader, path, Pem.CERTIFICATE));
      X500Principal name = read.getSubjectX500Principal();
      if (names.contains(name)) {
        certified.computeIfAbsent(name, one -> new HashSet<>()).add(read.getPublicKey());
      }
    }
  }

  /**
   * The key that has signed the list; empty where it may be one that is not here. A key is named by
   * its hash, so whatever file it comes from it is the one that the journal means.
   */
  Optional<Spki> signer(CrlFile list, boolean allIssuersHere) throws Refused {
    Optional<Spki> named = said.list(list.sha256()).map(one -> one.crl().issuer());
    boolean known = false;
    for (PublicKey key : candidates(list)) {
      Spki spki = Spki.of(key);
      if (named.isEmpty() || named.get().equals(spki)) {
        known |= named.isPresent();
        if (PublishedCrl.signedBy(list.crl(), key)) {
          return Optional.of(spki);
        }
      }
    }
    if (known || allIssuersHere) {
      throw new Refused("bundle.crl-signature", list.path());
    }
    return Optional.empty();
  }

  private List<PublicKey> candidates(CrlFile list) {
    List<PublicKey> all =
        new ArrayList<>(certified.getOrDefault(list.crl().getIssuerX500Principal(), Set.of()));
    said.keys().values().forEach(key -> all.add(PublicKeyDer.read(key.publicKey())));
    return all;
  }
}
