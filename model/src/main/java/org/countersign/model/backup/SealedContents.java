package org.countersign.model.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKEKAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKEKRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;

/**
 * CMS AuthEnvelopedData (RFC 5083) with AES-256 in GCM (RFC 5084), for one KEKRecipientInfo: the
 * content key is wrapped (AES-256 key wrap) under a key that nobody has alone, named by the
 * backup's UUID. Streams both ways, in little memory.
 */
public final class SealedContents {
  /** Bytes of the key that is split. */
  public static final int KEY = 32;

  private SealedContents() {}

  /** What is written to it is encrypted to {@code out}; closing it does not close {@code out}. */
  public static OutputStream seal(OutputStream out, byte[] key, String backup, SecureRandom random)
      throws IOException {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    try {
      CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
      generator.addRecipientInfoGenerator(
          new JceKEKRecipientInfoGenerator(
                  backup.getBytes(StandardCharsets.US_ASCII), new SecretKeySpec(key, "AES"))
              .setProvider(provider)
              .setSecureRandom(random));
      return generator.open(
          out,
          (OutputAEADEncryptor)
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                  .setProvider(provider)
                  .setSecureRandom(random)
                  .build());
    } catch (CMSException e) {
      throw new IOException(e);
    }
  }

  /**
   * What was encrypted. It is good only once it was read to its end without a failure: the tag
   * comes last.
   */
  public static InputStream open(InputStream in, byte[] key) throws IOException {
    try {
      CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(in);
      RecipientInformation only = parser.getRecipientInfos().getRecipients().iterator().next();
      return only.getContentStream(
              new JceKEKAuthEnvelopedRecipient(new SecretKeySpec(key, "AES"))
                  .setProvider(new BouncyCastleProvider()))
          .getContentStream();
    } catch (CMSException | RuntimeException e) {
      throw new IOException(e);
    }
  }
}
