package org.countersign.model.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/** Reads signing requests that come from outside, and refuses bad ones whole, by name. */
public final class CsrReader {
  /** Longest file, in bytes. */
  public static final int MOST_BYTES = 64 * 1024;

  /** Signature schemes with a hash that still holds, each with the keys it goes with. */
  private static final Map<ASN1ObjectIdentifier, String> SCHEMES =
      Map.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption, "RSA",
          PKCSObjectIdentifiers.sha384WithRSAEncryption, "RSA",
          PKCSObjectIdentifiers.sha512WithRSAEncryption, "RSA",
          X9ObjectIdentifiers.ecdsa_with_SHA256, "EC",
          X9ObjectIdentifiers.ecdsa_with_SHA384, "EC",
          X9ObjectIdentifiers.ecdsa_with_SHA512, "EC",
          EdECObjectIdentifiers.id_Ed25519, "EdDSA");

  private CsrReader() {}

  /**
   * Reads the one request in a PEM or DER file. Refuses with {@code csr.empty}, {@code .too-long},
   * {@code .form}, {@code .label}, {@code .truncated}, {@code .trailing}, {@code .more-than-one},
   * {@code .not-der}, {@code .key-…}, {@code .weak-key}, {@code .weak-exponent}, {@code
   * .signature-algorithm}, {@code .signature}, {@code .subject-…} or {@code .extensions}.
   */
  public static Csr read(byte[] pemOrDer) throws Refused {
    byte[] der = der(pemOrDer);
    CertificationRequest structure = structure(der);
    PKCS10CertificationRequest request = new PKCS10CertificationRequest(structure);
    PublicKey key = PublicKeys.read("csr", request.getSubjectPublicKeyInfo());
    KeyAlgorithm algorithm = PublicKeys.algorithm("csr", key);
    checkScheme(request, algorithm);
    checkSignature(request, key);
    return new Csr(
        subject(request),
        key,
        algorithm,
        Spki.of(key),
        Der.of(der),
        RequestedExtensions.lines(request));
  }

  private static byte[] der(byte[] file) throws Refused {
    if (new String(file, ISO_8859_1).isBlank()) {
      throw new Refused("csr.empty");
    }
    if (file.length > MOST_BYTES) {
      throw new Refused("csr.too-long", file.length, MOST_BYTES);
    }
    return Pem.looksLikePem(file)
        ? Pem.decode("csr", file, "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")
        : file;
  }

  private static CertificationRequest structure(byte[] der) throws Refused {
    try {
      CertificationRequest structure = CertificationRequest.getInstance(object(der));
      boolean version1 = structure.getCertificationRequestInfo().getVersion().intValueExact() == 0;
      // BouncyCastle overlooks a wrong tag of the attributes, and would verify what it made of
      // them.
      if (!version1 || !Arrays.equals(structure.getEncoded("DER"), der)) {
        throw new Refused("csr.form");
      }
      return structure;
    } catch (IOException | IllegalArgumentException | ArithmeticException | ClassCastException e) {
      throw new Refused("csr.form");
    }
  }

  /** The one ASN.1 object that the bytes are. */
  private static ASN1Primitive object(byte[] der) throws Refused {
    ByteArrayInputStream bytes = new ByteArrayInputStream(der);
    // Given the limit rather than the bytes' own length, the parser tells an early end from bad
    // form.
    try (ASN1InputStream in = new ASN1InputStream(bytes, MOST_BYTES)) {
      ASN1Primitive object = in.readObject();
      if (object == null) {
        throw new Refused("csr.form");
      }
      if (bytes.available() > 0) {
        throw new Refused(
            der[der.length - bytes.available()] == der[0] ? "csr.more-than-one" : "csr.trailing");
      }
      if (!Arrays.equals(object.getEncoded("DER"), der)) {
        throw new Refused("csr.not-der");
      }
      return object;
    } catch (EOFException e) {
      throw new Refused("csr.truncated");
    } catch (IOException | RuntimeException e) {
      throw new Refused("csr.form");
    }
  }

  private static void checkScheme(PKCS10CertificationRequest request, KeyAlgorithm algorithm)
      throws Refused {
    ASN1ObjectIdentifier scheme = request.getSignatureAlgorithm().getAlgorithm();
    if (!algorithm.family().equals(SCHEMES.get(scheme))) {
      throw new Refused(
          "csr.signature-algorithm", new DefaultAlgorithmNameFinder().getAlgorithmName(scheme));
    }
  }

  private static void checkSignature(PKCS10CertificationRequest request, PublicKey key)
      throws Refused {
    try {
      if (request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        return;
      }
    } catch (OperatorCreationException | PKCSException | RuntimeException e) {
      throw new Refused("csr.signature");
    }
    throw new Refused("csr.signature");
  }

  private static String subject(PKCS10CertificationRequest request) throws Refused {
    String subject = SubjectName.text(request.getSubject());
    if (subject.isBlank()) {
      throw new Refused("csr.subject-empty");
    }
    SubjectName.checkText("csr", subject);
    return subject;
  }
}
