package org.countersign.model.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the JDK's path validator, as a relying party's would be, what it makes of a certificate: the
 * proof after a revocation that the CRL rejects it. Only what is given is looked at; nothing is
 * fetched.
 *
 * <p>The anchor is taken for trusted: its own validity is looked at, and that no CRL can revoke it
 * is the reason why a distrust notice exists.
 */
public final class ChainCheck {
  private final X509Certificate anchor;
  private final List<X509Certificate> others;
  private final List<X509CRL> crls;

  /**
   * @param others CA certificates between the anchor and what will be asked about, in any order
   * @param crls at least one of every issuer on the path
   */
  public ChainCheck(X509Certificate anchor, List<X509Certificate> others, List<X509CRL> crls) {
    this.anchor = anchor;
    this.others = List.copyOf(others);
    this.crls = List.copyOf(crls);
  }

  /** The certificate's status at a time. */
  public ChainStatus status(X509Certificate certificate, Instant at) {
    Optional<ChainStatus> outsideAnchor = anchorValidity(at);
    if (outsideAnchor.isPresent()) {
      return outsideAnchor.get();
    }
    if (certificate.equals(anchor)) {
      return new ChainStatus.Good();
    }
    try {
      CertPath path = path(certificate, at);
      try {
        CertPathValidator.getInstance("PKIX").validate(path, parameters(certificate, at, true));
        return new ChainStatus.Good();
      } catch (CertPathValidatorException e) {
        return failed(path, e);
      }
    } catch (CertPathBuilderException e) {
      return broken(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform validates paths", e);
    }
  }

  private Optional<ChainStatus> anchorValidity(Instant at) {
    if (at.isAfter(anchor.getNotAfter().toInstant())) {
      return Optional.of(new ChainStatus.Broken("EXPIRED", "the anchor has expired"));
    }
    if (at.isBefore(anchor.getNotBefore().toInstant())) {
      return Optional.of(new ChainStatus.Broken("NOT_YET_VALID", "the anchor is not valid yet"));
    }
    return Optional.empty();
  }

  /**
   * A path that is good but for revocation, so that afterwards revocation is all there is to say.
   */
  private CertPath path(X509Certificate certificate, Instant at) throws GeneralSecurityException {
    return CertPathBuilder.getInstance("PKIX")
        .build(parameters(certificate, at, false))
        .getCertPath();
  }

  private PKIXBuilderParameters parameters(
      X509Certificate certificate, Instant at, boolean revocation) throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
    List<Object> store = new ArrayList<>(others);
    store.add(certificate);
    store.addAll(crls);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(store)));
    parameters.setDate(Date.from(at));
    // Without a PKIXRevocationChecker the JDK neither asks OCSP nor follows distribution points,
    // unless somebody has set system properties that say so; with one it follows them.
    parameters.setRevocationEnabled(revocation);
    return parameters;
  }

  private ChainStatus failed(CertPath path, CertPathValidatorException failure) {
    X509Certificate failing =
        failure.getIndex() < 0
            ? (X509Certificate) path.getCertificates().getFirst()
            : (X509Certificate) path.getCertificates().get(failure.getIndex());
    Object reason = failure.getReason();
    if (reason == BasicReason.REVOKED) {
      return entry(failing)
          .<ChainStatus>map(entry -> new ChainStatus.Rejected(failing, entry))
          .orElseGet(() -> new ChainStatus.Broken("REVOKED", message(failure)));
    }
    if (reason == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
      return new ChainStatus.NoCrl(message(failure));
    }
    return new ChainStatus.Broken(failure.getReason().toString(), message(failure));
  }

  private static ChainStatus broken(CertPathBuilderException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException validation) {
        return new ChainStatus.Broken(validation.getReason().toString(), message(validation));
      }
    }
    return new ChainStatus.Broken("NO_TRUST_ANCHOR", message(failure));
  }

  /** The line of the issuer's newest CRL that lists the certificate. */
  private Optional<Revoked> entry(X509Certificate certificate) {
    Optional<X509CRLEntry> found = Optional.empty();
    Instant newest = Instant.MIN;
    for (X509CRL crl : crls) {
      X509CRLEntry entry = crl.getRevokedCertificate(certificate);
      if (entry != null && crl.getThisUpdate().toInstant().isAfter(newest)) {
        newest = crl.getThisUpdate().toInstant();
        found = Optional.of(entry);
      }
    }
    return found.flatMap(ChainCheck::read);
  }

  private static Optional<Revoked> read(X509CRLEntry entry) {
    try {
      return Optional.of(CrlRules.read(entry));
    } catch (IOException | ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
