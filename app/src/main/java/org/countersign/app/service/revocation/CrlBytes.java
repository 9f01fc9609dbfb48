package org.countersign.app.service.revocation;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;

/** The bytes of a CRL that was parsed. */
final class CrlBytes {
  private CrlBytes() {}

  static byte[] der(X509CRL crl) {
    try {
      return crl.getEncoded();
    } catch (CRLException e) {
      throw new IllegalStateException("a parsed CRL has an encoding", e);
    }
  }
}
