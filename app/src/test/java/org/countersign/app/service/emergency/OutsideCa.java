package org.countersign.app.service.emergency;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.key.Spki;

/** A certification authority that is none of ours. */
final class OutsideCa {
  private OutsideCa() {}

  static byte[] certificateFor(VaultOnSoftHsm vault, Spki key) throws Exception {
    byte[] der = vault.services().vault().read(s -> s.keys().key(key).orElseThrow().publicKey());
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair ca = generator.generateKeyPair();
    return new X509v3CertificateBuilder(
            new X500Name("CN=Outside CA"),
            BigInteger.valueOf(4711),
            Date.from(vault.clock().now()),
            Date.from(vault.clock().now().plus(Duration.ofDays(365))),
            new X500Name("CN=partner"),
            SubjectPublicKeyInfo.getInstance(der))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(ca.getPrivate()))
        .getEncoded();
  }
}
