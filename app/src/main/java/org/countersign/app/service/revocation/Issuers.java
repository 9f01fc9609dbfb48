package org.countersign.app.service.revocation;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.countersign.app.service.revocation.PublishedLists.Issuer;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.vault.Certificates;
import org.countersign.model.vault.VaultState;

/** Finds whose list a file is, among those who have to do with one key or with any. */
final class Issuers {
  private final VaultState state;
  private final Optional<Spki> about;

  /** {@code about}: empty for any key of the vault. */
  Issuers(VaultState state, Optional<Spki> about) {
    this.state = state;
    this.about = about;
  }

  /**
   * Whoever's signature it carries; else whose name, so that a forged list is told to be one.
   *
   * @param outside the certificate of an outside CA, where one was brought
   */
  Issuer of(X509CRL crl, Optional<X509Certificate> outside) throws Refused {
    if (outside.isPresent()) {
      return ofOutside(outside.get());
    }
    List<SigningKey> ours = about.map(this::ours).orElseGet(() -> named(crl));
    for (SigningKey key : ours) {
      if (PublishedCrl.signedBy(crl, PublicKeyDer.read(key.publicKey()))) {
        return ofVault(key);
      }
    }
    for (SigningKey key : ours) {
      if (names(key).contains(crl.getIssuerX500Principal())) {
        return ofVault(key);
      }
    }
    return known(crl);
  }

  /** The key itself if it issues, and the vault keys that issued its certificates. */
  private List<SigningKey> ours(Spki key) {
    Set<Spki> keys = new LinkedHashSet<>();
    if (!state.keys().issuedBy(key).isEmpty() || !state.keys().crlsOf(key).isEmpty()) {
      keys.add(key);
    }
    for (IssuedCertificate one : state.keys().certificatesOf(key)) {
      one.issuerKey().ifPresent(keys::add);
    }
    return held(keys);
  }

  /** Keys of the vault that the name on the list is certified for. */
  private List<SigningKey> named(X509CRL crl) {
    String name = crl.getIssuerX500Principal().getName();
    Set<Spki> keys = new LinkedHashSet<>();
    for (IssuedCertificate one : state.keys().certificates()) {
      if (one.subject().equals(name)) {
        keys.add(one.subjectKey());
      }
    }
    return held(keys);
  }

  private List<SigningKey> held(Set<Spki> keys) {
    return keys.stream().flatMap(key -> state.keys().key(key).stream()).toList();
  }

  private Set<X500Principal> names(SigningKey key) throws Refused {
    Set<X500Principal> names = new LinkedHashSet<>();
    for (IssuedCertificate one : state.keys().certificatesOf(key.spki())) {
      names.add(Certificates.parse(one.der()).getSubjectX500Principal());
    }
    return names;
  }

  /** An outside CA that has issued a certificate of the key, if its own certificate is here. */
  private Issuer known(X509CRL crl) throws Refused {
    String name = crl.getIssuerX500Principal().getName();
    boolean concerns = outside().stream().anyMatch(one -> one.issuer().equals(name));
    if (!concerns) {
      throw new Refused("crl.stranger", name);
    }
    for (IssuedCertificate one : state.keys().certificates()) {
      if (one.subject().equals(name)) {
        X509Certificate certificate = Certificates.parse(one.der());
        if (PublishedCrl.signedBy(crl, certificate.getPublicKey())) {
          return ofOutside(certificate);
        }
      }
    }
    throw new Refused("crl.issuer-wanted", name);
  }

  private List<IssuedCertificate> outside() {
    List<IssuedCertificate> outside = new ArrayList<>();
    Collection<IssuedCertificate> ours =
        about.isPresent() ? state.keys().certificatesOf(about.get()) : state.keys().certificates();
    for (IssuedCertificate one : ours) {
      boolean held = state.keys().key(one.subjectKey()).isPresent();
      if (held && one.issuerKey().flatMap(state.keys()::key).isEmpty()) {
        outside.add(one);
      }
    }
    return outside;
  }

  private static Issuer ofVault(SigningKey key) {
    return new Issuer(key.spki(), key.label(), key.domain(), Optional.empty());
  }

  private Issuer ofOutside(X509Certificate certificate) throws Refused {
    Spki key = Spki.of(certificate.getPublicKey());
    Optional<SigningKey> held = state.keys().key(key);
    if (held.isPresent()) {
      return ofVault(held.get());
    }
    String name = certificate.getSubjectX500Principal().getName();
    return new Issuer(
        key,
        name,
        new org.countersign.model.vault.CrlExpectations(state).domain(certificate),
        Optional.of(certificate));
  }
}
