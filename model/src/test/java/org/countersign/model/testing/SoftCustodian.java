package org.countersign.model.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Locale;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.TokenIdentity;

/** A custodian whose P-384 keys are in memory instead of on a token. Only for tests. */
public record SoftCustodian(Person person, TokenIdentity token, KeyPair signing, KeyPair share) {

  public static SoftCustodian named(String name) {
    String id = name.toLowerCase(Locale.ROOT);
    return of(new Person(id, name, id + "@example.org", List.of(Role.CUSTODIAN)), "1");
  }

  /** {@code serial} tells one token of the person from the next. */
  public static SoftCustodian of(Person person, String serial) {
    return new SoftCustodian(
        person,
        new TokenIdentity(person.id() + " token", person.id() + "-" + serial),
        keyPair(),
        keyPair());
  }

  public String id() {
    return person.id();
  }

  /** Names the signing key. */
  public Spki spki() {
    return Spki.of(signing.getPublic());
  }

  public Credential credential(String vault) {
    byte[] sign = signing.getPublic().getEncoded();
    byte[] open = share.getPublic().getEncoded();
    return new Credential(sign, open, token, sign(Credential.proofBytes(vault, id(), sign, open)));
  }

  public byte[] sign(byte[] message) {
    return sign(signing.getPrivate(), message);
  }

  public EntrySignature signature(byte[] message) {
    return new EntrySignature(spki(), sign(message));
  }

  /** A P-384 key pair. */
  public static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** ECDSA with SHA-384, DER. */
  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signer = Signature.getInstance("SHA384withECDSA");
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
