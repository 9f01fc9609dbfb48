package org.countersign.model.audit;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Signatures;

/**
 * {@code manifest.json.p7s}: CMS SignedData (RFC 5652) over the manifest without the manifest,
 * certificates or CRLs, one SignerInfo a custodian, with contentType, messageDigest and signingTime
 * signed.
 */
final class ManifestSignature {
  private ManifestSignature() {}

  /** RFC 5280 §4.2.1.2 method 1: SHA-1 of the subjectPublicKey's bits. */
  static byte[] keyIdentifier(SubjectPublicKeyInfo key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(key.getPublicKeyData().getBytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Has each sign, in this order; DER. */
  static byte[] make(byte[] manifest, List<BundleSigner> signers, Instant at) throws Failure {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      for (BundleSigner signer : signers) {
        add(generator, new AskingSigner(signer), signer.credential().signing(), at);
      }
      return generator
          .generate(new CMSProcessableByteArray(manifest), false)
          .getEncoded(ASN1Encoding.DER);
    } catch (AskingSigner.Failed e) {
      throw e.failure();
    } catch (CMSException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("a CMS of parts that were checked", e);
    }
  }

  private static void add(
      CMSSignedDataGenerator generator, ContentSigner signer, byte[] spki, Instant at)
      throws OperatorCreationException {
    generator.addSignerInfoGenerator(
        new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider(), algorithm -> algorithm)
            .setSignedAttributeGenerator(attributes(at))
            .build(signer, keyIdentifier(SubjectPublicKeyInfo.getInstance(spki))));
  }

  private static CMSAttributeTableGenerator attributes(Instant at) {
    return given ->
        new AttributeTable(
            new DERSet(
                new ASN1Encodable[] {
                  attribute(
                      CMSAttributes.contentType,
                      (ASN1ObjectIdentifier) given.get(CMSAttributeTableGenerator.CONTENT_TYPE)),
                  attribute(
                      CMSAttributes.messageDigest,
                      new DEROctetString((byte[]) given.get(CMSAttributeTableGenerator.DIGEST))),
                  attribute(CMSAttributes.signingTime, new Time(Date.from(at)))
                }));
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  /**
   * That the file is a signature of the manifest by each of these and nobody else, and that it is
   * spelt as {@link #make} does. Refuses with {@code bundle.signature} and who.
   */
  static void check(byte[] file, byte[] manifest, List<SignersCheck.Signer> signers)
      throws Refused {
    try {
      List<SignerInformation> found =
          List.copyOf(
              new CMSSignedData(new CMSProcessableByteArray(manifest), file)
                  .getSignerInfos()
                  .getSigners());
      CMSSignedDataGenerator again = new CMSSignedDataGenerator();
      for (SignersCheck.Signer signer : signers) {
        SignerInformation info = of(signer, found);
        add(
            again,
            new FixedSigner(AskingSigner.identifier(signer.publicKey()), info.getSignature()),
            signer.key(),
            signingTime(info));
        byte[] signed = info.getEncodedSignedAttributes();
        if (!Signatures.verify(signer.publicKey(), signed, info.getSignature())) {
          throw new Refused("bundle.signature", BundleFiles.SIGNATURE, signer.person());
        }
      }
      byte[] expected =
          again.generate(new CMSProcessableByteArray(manifest), false).getEncoded(ASN1Encoding.DER);
      if (!Arrays.equals(expected, file)) {
        throw new Refused("bundle.form", BundleFiles.SIGNATURE, "entry.spelling");
      }
    } catch (CMSException | OperatorCreationException | IOException | RuntimeException e) {
      throw new Refused("bundle.form", BundleFiles.SIGNATURE, "bundle.unreadable");
    }
  }

  private static SignerInformation of(SignersCheck.Signer signer, List<SignerInformation> found)
      throws Refused {
    byte[] id = keyIdentifier(SubjectPublicKeyInfo.getInstance(signer.key()));
    return found.stream()
        .filter(info -> Arrays.equals(info.getSID().getSubjectKeyIdentifier(), id))
        .findFirst()
        .orElseThrow(() -> new Refused("bundle.signature", BundleFiles.SIGNATURE, signer.person()));
  }

  private static Instant signingTime(SignerInformation info) {
    Attribute time = info.getSignedAttributes().get(CMSAttributes.signingTime);
    return Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant();
  }
}
