package org.countersign.model.pki;

import java.security.cert.X509CRL;

/** A CRL that was checked before and after it was signed. */
public record IssuedCrl(Der der, X509CRL crl) {

  /** The CRL as PEM text. */
  public String pem() {
    return Pem.encode(Pem.CRL, der.bytes());
  }
}
