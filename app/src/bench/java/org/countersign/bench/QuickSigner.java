package org.countersign.bench;

import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Signs a journal of a million entries in a minute or two; only ever with keys made for that. */
final class QuickSigner {
  private final AsymmetricKeyParameter key;

  QuickSigner(KeyPair pair) throws IOException {
    this.key = PrivateKeyFactory.createKey(pair.getPrivate().getEncoded());
  }

  /** ECDSA with SHA-384, DER. */
  byte[] sign(byte[] message) {
    DSADigestSigner signer =
        new DSADigestSigner(
            new ECDSASigner(new HMacDSAKCalculator(new SHA384Digest())), new SHA384Digest());
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }
}
