package org.countersign.app.service;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;

/** A signing request from outside, with its key in software. */
public record SoftCsr(KeyPair keys, byte[] der) {

  /** With a P-256 key. */
  public static SoftCsr ec(String subject) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return of(subject, generator.generateKeyPair(), "SHA256withECDSA");
  }

  /** With an RSA key of this many bits. */
  public static SoftCsr rsa(String subject, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return of(subject, generator.generateKeyPair(), "SHA256withRSA");
  }

  /** Another request of the same key. */
  public SoftCsr renamed(String subject) {
    return of(subject, keys, "SHA256withECDSA");
  }

  private static SoftCsr of(String subject, KeyPair keys, String scheme) {
    try {
      byte[] der =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic())
              .build(new JcaContentSignerBuilder(scheme).build(keys.getPrivate()))
              .getEncoded();
      return new SoftCsr(keys, der);
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public Spki spki() {
    return Spki.of(keys.getPublic());
  }

  /** A wish for a certificate by these bytes, whatever they are. */
  public Operation wish(Inventory inventory, Spki root, String subject, byte[] bytes)
      throws Exception {
    CertificatePlan plan =
        inventory.plan(
            CertificateProfile.CODE_SIGNING,
            subject,
            java.util.Optional.of(inventory.certificate(root)),
            keys.getPublic(),
            1);
    return new Operation.IssueForCsr(root, spki(), bytes, plan);
  }
}
