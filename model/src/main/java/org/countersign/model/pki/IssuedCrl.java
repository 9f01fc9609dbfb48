package org.countersign.model.pki;

import java.security.cert.X509CRL;
import org.countersign.model.failure.Refused;

/** A CRL that was checked before and after it was signed. */
public record IssuedCrl(Der der) {

  /** The CRL as PEM text. */
  public String pem() {
    return Pem.encode(Pem.CRL, der.bytes());
  }

  /** The CRL as the JDK reads it: 700 bytes of memory a line. */
  public X509CRL crl() throws Refused {
    return Certificates.parseCrl(der.bytes());
  }
}
