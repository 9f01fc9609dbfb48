package org.countersign.model.pki;

import java.security.PublicKey;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;

/**
 * A key that signs certificates and CRLs. The HSM stands behind it, or in a rehearsal a throwaway
 * key; what is built around the signature is the same either way.
 */
public interface CertificateSigner {

  /** The public half of the key that signs. */
  PublicKey publicKey();

  /** Gives the signature scheme: {@link KeyAlgorithm#scheme()}. */
  KeyAlgorithm algorithm();

  /**
   * Signs the DER of a TBSCertificate or TBSCertList (RFC 5280 §4.1.1.3, §5.1.1.3), hashing it as
   * the scheme asks. ECDSA signatures are DER, RSA's are PKCS#1 v1.5.
   */
  byte[] sign(byte[] tbs) throws Failure;
}
