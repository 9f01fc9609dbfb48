package org.countersign.model.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.model.key.KeyAlgorithm;

/**
 * Throwaway keys, one of each kind and never written anywhere: what the real key is to sign is
 * first signed with one of these, so that everything about the result can be checked while it is
 * worthless.
 */
final class Rehearsal {
  private final Map<KeyAlgorithm, KeyPair> keys = new EnumMap<>(KeyAlgorithm.class);

  /** Signs as the real key would. */
  ContentSigner signer(KeyAlgorithm algorithm) {
    try {
      return new JcaContentSignerBuilder(algorithm.scheme()).build(key(algorithm).getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("Java signs with " + algorithm.scheme(), e);
    }
  }

  /** A signature as the real key would make it. */
  byte[] signature(KeyAlgorithm algorithm, byte[] message) {
    try {
      Signature signer = Signature.getInstance(algorithm.scheme());
      signer.initSign(key(algorithm).getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java signs with " + algorithm.scheme(), e);
    }
  }

  /** The key to verify the rehearsal with. */
  PublicKey publicKey(KeyAlgorithm algorithm) {
    return key(algorithm).getPublic();
  }

  private synchronized KeyPair key(KeyAlgorithm algorithm) {
    return keys.computeIfAbsent(algorithm, Rehearsal::generate);
  }

  private static KeyPair generate(KeyAlgorithm algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family());
      generator.initialize(algorithm.bits());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java generates " + algorithm.display(), e);
    }
  }
}
