package org.countersign.model.audit;

import java.security.PublicKey;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;

/** A file of {@code credentials/}: a public key, named by its hash. */
record CredentialFile(byte[] der, PublicKey key) {

  /** Refuses with {@code bundle.form} or {@code bundle.misnamed}. */
  static CredentialFile read(BundleReader reader, String path) throws Failure {
    byte[] der = PemFile.read(reader, path, "PUBLIC KEY");
    PublicKey key;
    try {
      key = PublicKeyDer.read(der);
    } catch (IllegalArgumentException e) {
      throw new Refused("bundle.form", path, "bundle.key-algorithm");
    }
    if (!path.equals(BundleFiles.CREDENTIALS + Spki.of(der) + BundleFiles.PEM)) {
      throw new Refused("bundle.misnamed", path);
    }
    return new CredentialFile(der, key);
  }
}
