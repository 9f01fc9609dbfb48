package org.countersign.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A bundle of certificates as issuers make them, each of a key of its own. */
final class MadeBundle {
  static final int ISSUERS = 100;
  private static final X9ECParameters CURVE =
      ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1);

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final X509ExtensionUtils extensions = new BcX509ExtensionUtils();
  private ECPoint last = CURVE.getG();

  private MadeBundle() {}

  /** PEM; nobody verifies their signatures, so they are all the same. */
  static byte[] unsigned(int certificates) throws Exception {
    MadeBundle made = new MadeBundle();
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    SubjectPublicKeyInfo[] issuers = new SubjectPublicKeyInfo[ISSUERS];
    for (int i = 0; i < ISSUERS; i++) {
      issuers[i] = made.key();
    }
    ContentSigner signer = new SameSignature();
    for (int i = 0; i < certificates; i++) {
      pem.writeBytes(pem(made.leaf(i, issuers[i % ISSUERS], signer)));
    }
    return pem.toByteArray();
  }

  /** PEM; the issuers' own certificates first, then what they have signed. */
  static byte[] signed(int certificates) throws Exception {
    MadeBundle made = new MadeBundle();
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    ContentSigner[] signers = new ContentSigner[ISSUERS];
    SubjectPublicKeyInfo[] keys = new SubjectPublicKeyInfo[ISSUERS];
    for (int i = 0; i < ISSUERS; i++) {
      KeyPair pair = generator.generateKeyPair();
      signers[i] = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      keys[i] = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
      pem.writeBytes(pem(made.issuer(i, keys[i], signers[i])));
    }
    for (int i = 0; i < certificates; i++) {
      pem.writeBytes(pem(made.leaf(i, keys[i % ISSUERS], signers[i % ISSUERS])));
    }
    return pem.toByteArray();
  }

  private static byte[] pem(byte[] der) {
    return ("-----BEGIN CERTIFICATE-----\n"
            + LINES.encodeToString(der)
            + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] issuer(int i, SubjectPublicKeyInfo key, ContentSigner signer) throws Exception {
    return certificate(name(i), i + 1, name(i), key)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .build(signer)
        .getEncoded();
  }

  private static String name(int issuer) {
    return "CN=Issuing CA " + issuer + ",O=Northgate,C=NL";
  }

  private static X509v3CertificateBuilder certificate(
      String issuer, long serial, String subject, SubjectPublicKeyInfo key) {
    return new X509v3CertificateBuilder(
        new X500Name(issuer),
        BigInteger.valueOf(serial),
        new Date(1_700_000_000_000L),
        new Date(1_900_000_000_000L),
        new X500Name(subject),
        key);
  }

  /** The next point of the curve: a key that nobody has the private half of. */
  private SubjectPublicKeyInfo key() {
    last = last.add(CURVE.getG()).normalize();
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
        last.getEncoded(false));
  }

  private byte[] leaf(int i, SubjectPublicKeyInfo issuer, ContentSigner signer) throws Exception {
    SubjectPublicKeyInfo key = key();
    String host = "service-" + i + ".northgate.example";
    return certificate(
            name(i % ISSUERS),
            1_000_000_007L * (i + 1),
            "CN=" + host + ",OU=Platform,O=Northgate,C=NL",
            key)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning))
        .addExtension(
            Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(issuer))
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
        .build(signer)
        .getEncoded();
  }

  private static final class SameSignature implements ContentSigner {
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] getSignature() {
      byte[] same = new byte[70];
      same[0] = 0x30;
      same[1] = 68;
      same[2] = same[36] = 2;
      same[3] = same[37] = 32;
      same[4] = same[38] = 1;
      return same;
    }
  }
}
