package org.countersign.model.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;

/** What came of an execution: the {@code result} in the body of {@code execution.finished}. */
public final class Results {
  private Results() {}

  /** Nothing but that it was done. */
  public record Done() {}

  /** Of {@code key.generate}. {@code publicKey} is the DER SubjectPublicKeyInfo. */
  public record KeyMade(
      Spki spki,
      byte[] publicKey,
      KeyAlgorithm algorithm,
      TokenIdentity token,
      String ckaId,
      Map<String, String> attributes) {}

  /** Of the certificate operations. */
  public record CertificateMade(byte[] der, List<String> files) {}

  /** A CRL that was signed; the DER is an attachment. {@code serials} are lower-case hex. */
  public record CrlMade(
      Spki issuer,
      long number,
      Instant thisUpdate,
      Instant nextUpdate,
      Attachment crl,
      List<String> serials) {}

  /** A file of the vault's attachments folder. */
  public record Attachment(String attachment, long bytes, String type) {}

  /**
   * A document made where no CRL can be: {@code kind} is {@code distrust-notice}, {@code
   * revocation-request} or {@code revocation-notice}.
   */
  public record Document(String kind, Attachment file, List<DocumentSignature> signatures) {}

  /** One person's raw signature over a document's bytes. */
  public record DocumentSignature(String person, Spki credential, byte[] signature) {}

  /**
   * Of the operations that change a key's state.
   *
   * @param millis from opening the dialog to the last file on disk; empty where it was not measured
   */
  public record KeyChanged(
      List<CrlMade> crls, List<Document> documents, List<String> files, Optional<Long> millis) {}

  /** Of {@code key.destroy}. */
  public record KeyGone(
      Map<String, String> before, int destroyed, String signAttempt, int foundAfter) {}

  /** Of {@code token.commission} and {@code token.reshare}. */
  public record TokenReady(
      TokenIdentity token, String module, int generation, int k, List<Share> shares) {}

  /** A custodian's shares of the user PIN and the SO PIN: CMS EnvelopedData, DER. */
  public record Share(String person, Spki credential, byte[] userPin, byte[] soPin) {}
}
