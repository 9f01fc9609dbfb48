package org.countersign.persistence;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.TokenIdentity;

/** A custodian whose keys are in memory, for making journals. */
public record SoftCustodian(Person person, KeyPair keys, Credential credential) {

  /** A custodian with a P-256 or P-384 key ({@code secp256r1}, {@code secp384r1}). */
  public static SoftCustodian of(String vault, String id, String name, String curve) {
    KeyPair keys = pair(curve);
    byte[] signing = keys.getPublic().getEncoded();
    byte[] share = pair("secp384r1").getPublic().getEncoded();
    byte[] proof = sign(keys, Credential.proofBytes(vault, id, signing, share));
    TokenIdentity token = new TokenIdentity(id + "-token", "serial-" + id);
    return new SoftCustodian(
        new Person(id, name, id + "@example.org", List.of(Role.CUSTODIAN, Role.OWNER)),
        keys,
        new Credential(signing, share, token, proof));
  }

  public String id() {
    return person.id();
  }

  public Spki spki() {
    return credential.spki();
  }

  public byte[] sign(byte[] message) {
    return sign(keys, message);
  }

  /** A key pair on the curve. */
  public static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sign(KeyPair keys, byte[] message) {
    try {
      KeyAlgorithm algorithm = KeyAlgorithm.of(keys.getPublic()).orElseThrow();
      Signature signature = Signature.getInstance(algorithm.scheme());
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
