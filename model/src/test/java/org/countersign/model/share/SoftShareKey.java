package org.countersign.model.share;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;

/** A share key in memory, which does no more than a token does. */
record SoftShareKey(KeyPair keys) implements ShareKey {

  @Override
  public PublicKey publicKey() {
    return keys.getPublic();
  }

  @Override
  public byte[] agree(PublicKey ephemeral) throws Failure {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(keys.getPrivate());
      agreement.doPhase(ephemeral, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new Refused("test.agree");
    }
  }

  @Override
  public byte[] decrypt(byte[] cipherText) throws Failure {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          keys.getPrivate(),
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
      return cipher.doFinal(cipherText);
    } catch (GeneralSecurityException e) {
      throw new Refused("test.decrypt");
    }
  }
}
