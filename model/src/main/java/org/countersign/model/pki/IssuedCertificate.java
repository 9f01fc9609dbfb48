package org.countersign.model.pki;

import java.security.cert.X509Certificate;

/** A certificate that was checked before and after it was signed. */
public record IssuedCertificate(Der der, X509Certificate certificate) {

  /** The certificate as PEM text. */
  public String pem() {
    return Pem.encode(Pem.CERTIFICATE, der.bytes());
  }
}
