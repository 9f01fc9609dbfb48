package org.countersign.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.pki.CertificateSigner;

/** A P-384 key that openssl has made, so that both sign with the same. */
record OpensslKey(PublicKey publicKey, PrivateKey key) implements CertificateSigner {
  static OpensslKey read(Path pkcs8, X509Certificate certificate) throws Exception {
    String pem = Files.readString(pkcs8).replaceAll("-----[A-Z ]+-----|\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
    PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(spec);
    return new OpensslKey(certificate.getPublicKey(), key);
  }

  @Override
  public KeyAlgorithm algorithm() {
    return KeyAlgorithm.EC_P384;
  }

  @Override
  public byte[] sign(byte[] tbs) {
    try {
      Signature signer = Signature.getInstance(algorithm().scheme());
      signer.initSign(key);
      signer.update(tbs);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
