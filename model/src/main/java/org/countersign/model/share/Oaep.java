package org.countersign.model.share;

import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/** RSAES-OAEP (RFC 8017 §7.1) with SHA-256 for both hashes and an empty label. */
final class Oaep {
  private Oaep() {}

  static AlgorithmIdentifier identifier() throws GeneralSecurityException {
    return new JcaAlgorithmParametersConverter()
        .getAlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new OAEPParameterSpec(
                "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
  }

  /** Compared by algorithm: some write the hashes' absent parameters as NULL. */
  static boolean isOurs(RSAESOAEPparams params) {
    AlgorithmIdentifier mask = params.getMaskGenAlgorithm();
    AlgorithmIdentifier maskHash = AlgorithmIdentifier.getInstance(mask.getParameters());
    return NISTObjectIdentifiers.id_sha256.equals(params.getHashAlgorithm().getAlgorithm())
        && PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm())
        && NISTObjectIdentifiers.id_sha256.equals(maskHash.getAlgorithm())
        && params.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
  }
}
