package org.countersign.app.hsm;

import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.key.Spki;

/** What opens a PIN share with a custodian's own key: ECDH, or RSA decryption. */
final class ShareOpener {
  private ShareOpener() {}

  /** The x coordinate, as long as the field; the caller wipes it. */
  static byte[] agree(Login login, Spki spki, PublicKey peer) throws CkrException, TokenFailure {
    return login.with(spki, key -> agree(login, key, peer));
  }

  private static byte[] agree(Login login, TokenKey key, PublicKey peer)
      throws CkrException, TokenFailure {
    if (!(key.publicKey() instanceof ECPublicKey own) || !onSameCurve(own, peer)) {
      throw refused(login, Call.DERIVE_KEY, Ckr.DOMAIN_PARAMS_INVALID);
    }
    int length = (own.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    // Not sensitive: it is to be read out at once. Never kept by the token, and destroyed here.
    Template secret =
        new Template()
            .number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY)
            .number(Ck.CKA_KEY_TYPE, Ck.CKK_GENERIC_SECRET)
            .flag(Ck.CKA_TOKEN, false)
            .flag(Ck.CKA_SENSITIVE, false)
            .flag(Ck.CKA_EXTRACTABLE, true)
            .number(Ck.CKA_VALUE_LEN, length);
    Session session = login.session();
    long derived = session.derive(key.handle(), PublicKeys.point(peer), secret);
    try {
      byte[] value = session.attributes(derived, Ck.CKA_VALUE).get(Ck.CKA_VALUE);
      if (value == null || value.length != length) {
        throw refused(login, Call.GET_ATTRIBUTE_VALUE, Ckr.ATTRIBUTE_SENSITIVE);
      }
      return value;
    } finally {
      session.destroy(derived);
    }
  }

  /**
   * A point off the curve would tell bits of the private key: BouncyCastle refuses to decode one.
   */
  private static boolean onSameCurve(ECPublicKey own, PublicKey peer) {
    try {
      AsymmetricKeyParameter decoded = PublicKeyFactory.createKey(peer.getEncoded());
      return !decoded.isPrivate()
          && peer instanceof ECPublicKey ec
          && ec.getParams().getCurve().equals(own.getParams().getCurve())
          && ec.getParams().getOrder().equals(own.getParams().getOrder());
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * RSAES-OAEP with SHA-256 twice. The token decrypts without padding, as few know more than SHA-1
   * here.
   */
  static byte[] decrypt(Login login, Spki spki, byte[] cipherText)
      throws CkrException, TokenFailure {
    return login.with(spki, key -> decrypt(login, key, cipherText));
  }

  private static byte[] decrypt(Login login, TokenKey key, byte[] cipherText)
      throws CkrException, TokenFailure {
    if (!(key.publicKey() instanceof RSAPublicKey rsa)) {
      throw refused(login, Call.DECRYPT_INIT, Ckr.KEY_TYPE_INCONSISTENT);
    }
    int length = (rsa.getModulus().bitLength() + 7) / 8;
    if (cipherText.length != length) {
      throw refused(login, Call.DECRYPT, Ckr.ENCRYPTED_DATA_LEN_RANGE);
    }
    byte[] padded =
        login.session().decrypt(Ck.CKM_RSA_X_509, key.handle(), cipherText, login.pinFor(key));
    try {
      OAEPEncoding oaep =
          new OAEPEncoding(
              new Decrypted(padded, length), new SHA256Digest(), new SHA256Digest(), null);
      oaep.init(false, null);
      return oaep.processBlock(cipherText, 0, cipherText.length);
    } catch (InvalidCipherTextException e) {
      throw refused(login, Call.DECRYPT, Ckr.ENCRYPTED_DATA_INVALID);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  private static TokenRefused refused(Login login, Call call, long rv) {
    return Failures.refused(new CkrException(call, rv), login.label());
  }

  /**
   * What the token has decrypted, as BouncyCastle's RSA would give it: without the leading zero of
   * RFC 8017 §7.1.1. A block that begins with anything else is one byte too long, and refused
   * there.
   */
  private record Decrypted(byte[] block, int length) implements AsymmetricBlockCipher {
    @Override
    public void init(boolean forEncryption, CipherParameters parameters) {}

    @Override
    public int getInputBlockSize() {
      return length;
    }

    @Override
    public int getOutputBlockSize() {
      return length - 1;
    }

    @Override
    public byte[] processBlock(byte[] in, int offset, int inLength) {
      return Arrays.copyOfRange(block, block[0] == 0 ? 1 : 0, block.length);
    }
  }
}
