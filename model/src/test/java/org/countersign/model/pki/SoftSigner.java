package org.countersign.model.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.model.key.KeyAlgorithm;

/** A key in memory where production has an HSM. Counts how often it signed. */
public final class SoftSigner implements CertificateSigner {
  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private final KeyPair keys;
  private final KeyAlgorithm algorithm;
  private int signatures;

  private SoftSigner(KeyPair keys, KeyAlgorithm algorithm) {
    this.keys = keys;
    this.algorithm = algorithm;
  }

  /** The key of this name: the same for the whole test run, since RSA keys take long to make. */
  public static SoftSigner named(String name, KeyAlgorithm algorithm) {
    KeyPair keys = KEYS.computeIfAbsent(name + algorithm, ignored -> generate(algorithm));
    return new SoftSigner(keys, algorithm);
  }

  public static KeyPair generate(KeyAlgorithm algorithm) {
    return generate(algorithm.family(), algorithm.bits());
  }

  public static KeyPair generate(String family, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public KeyPair keys() {
    return keys;
  }

  public int signatures() {
    return signatures;
  }

  @Override
  public PublicKey publicKey() {
    return keys.getPublic();
  }

  @Override
  public KeyAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] sign(byte[] tbs) {
    signatures++;
    try {
      Signature signature = Signature.getInstance(algorithm.scheme());
      signature.initSign(keys.getPrivate());
      signature.update(tbs);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
