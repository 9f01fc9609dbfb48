package org.countersign.app.service.revocation;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.CrlComparison;
import org.countersign.model.pki.CrlExpectation;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CrlExpectations;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.VaultState;

/** Compares lists as they are published with what was issued, and records what was seen. */
public final class PublishedLists {
  /** A list of a million lines has under 40 MB. */
  public static final int LONGEST = 128 * 1024 * 1024;

  private final Vault vault;
  private final Sessions sessions;

  public PublishedLists(Vault vault, Sessions sessions) {
    this.vault = vault;
    this.sessions = sessions;
  }

  /**
   * Compares a published list; nothing is written.
   *
   * @param about the key whose own list it is, or whose revocation it shows
   * @param file PEM or DER
   * @param issuerCertificate PEM or DER, of an outside CA whose certificate is not known here
   * @throws Refused {@code crl.issuer-wanted} when that certificate has to be brought first; {@code
   *     crl.stranger} when the list is of nobody who has to do with the key
   */
  public Compared compare(Spki about, byte[] file, Optional<byte[]> issuerCertificate)
      throws Failure {
    return compare(Optional.of(about), file, issuerCertificate);
  }

  /** The same for a list of which it is not known yet whom it concerns. */
  public Compared compare(byte[] file, Optional<byte[]> issuerCertificate) throws Failure {
    return compare(Optional.empty(), file, issuerCertificate);
  }

  private Compared compare(Optional<Spki> about, byte[] file, Optional<byte[]> issuerCertificate)
      throws Failure {
    X509CRL crl = Certificates.readCrl(file);
    Optional<X509Certificate> outside =
        issuerCertificate.isPresent()
            ? Optional.of(Certificates.read(issuerCertificate.get()))
            : Optional.empty();
    Instant now = vault.now();
    return vault.ask(state -> {
      Issuer issuer = new Issuers(state, about).of(crl, outside);
      byte[] der = CrlBytes.der(crl);
      return new Compared(
          issuer.key(),
          issuer.name(),
          issuer.domain(),
          der,
          issuer.certificate().map(Certificates::der),
          PublishedCrl.compare(der, expected(state, issuer), now));
    });
  }

  /** Whose list it is. */
  record Issuer(Spki key, String name, String domain, Optional<X509Certificate> certificate) {}

  private static CrlExpectation expected(VaultState state, Issuer issuer) throws Refused {
    CrlExpectations expectations = new CrlExpectations(state);
    Optional<SigningKey> ours = state.keys().key(issuer.key());
    return ours.isPresent()
        ? expectations.ours(ours.get())
        : expectations.outside(issuer.certificate().orElseThrow());
  }

  /**
   * Records it, signed by whoever is signed in. It is compared once more, at the time of the entry.
   *
   * @param source where the list was taken from, in words
   */
  public CrlComparison record(Compared compared, String source) throws Failure {
    String words = words(source);
    return sessions.act(signer -> {
      Results.Attachment crl = attach(compared.crl(), CrlObservation.CRL_TYPE);
      Optional<Results.Attachment> certificate =
          compared.issuerCertificate().isPresent()
              ? Optional.of(
                  attach(compared.issuerCertificate().get(), CrlObservation.CERTIFICATE_TYPE))
              : Optional.empty();
      Instant at = vault.now();
      CrlComparison again = again(compared, at);
      CrlObservation body = CrlObservation.of(compared.issuer(), certificate, crl, words, again);
      vault.append(Draft.of(Kinds.CRL_OBSERVED, compared.domain(), body, false), signer, at);
      return again;
    });
  }

  private CrlComparison again(Compared compared, Instant at) throws Failure {
    Optional<X509Certificate> certificate =
        compared.issuerCertificate().isPresent()
            ? Optional.of(Certificates.read(compared.issuerCertificate().get()))
            : Optional.empty();
    Issuer issuer =
        new Issuer(compared.issuer(), compared.issuerName(), compared.domain(), certificate);
    return vault.ask(state -> PublishedCrl.compare(compared.crl(), expected(state, issuer), at));
  }

  private Results.Attachment attach(byte[] content, String type) throws Failure {
    return new Results.Attachment(vault.journal().attach(content), content.length, type);
  }

  private static String words(String source) throws Refused {
    try {
      return Name.checkText("where it was taken from", source);
    } catch (IllegalArgumentException e) {
      throw new Refused("input.text", String.valueOf(e.getMessage()));
    }
  }
}
