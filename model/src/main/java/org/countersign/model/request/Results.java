package org.countersign.model.request;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import tools.jackson.databind.JsonNode;

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

  /**
   * Of {@code publication.issue}.
   *
   * @param manifest {@code manifest.json}
   * @param archive all files of the set
   * @param signatures over {@code SHA256SUMS}, which follows from the manifest
   */
  public record SetMade(Attachment manifest, Attachment archive, List<SetSignature> signatures) {
    public SetMade {
      signatures = List.copyOf(signatures);
    }
  }

  /** A raw signature over a set's sums. {@code person} is empty for the issuer's key. */
  public record SetSignature(String person, Spki key, byte[] signature) {}

  /** Of {@code key.destroy}. */
  public record KeyGone(
      Map<String, String> before, int destroyed, String signAttempt, int foundAfter) {}

  /**
   * Of {@code key.destroy} and {@code key.destroy-found}. Journals from before the device was told
   * have a {@link KeyGone}.
   *
   * @param before the private key's attributes; empty where there was only a public half
   * @param signAttempt CKR name; {@link #NO_PRIVATE_KEY} where there was none to sign with
   * @param device the token's maker and model, as it says itself
   */
  public record KeyErased(
      Map<String, String> before,
      int destroyed,
      String signAttempt,
      int foundAfter,
      String device) {
    /** In place of what a sign attempt gave. */
    public static final String NO_PRIVATE_KEY = "none";

    public KeyErased {
      device = Name.checkText("device", device);
    }

    /**
     * Whether the device only removes a file, whose content may still be on the disk: a logical
     * deletion.
     */
    public boolean logical() {
      return device.toLowerCase(Locale.ROOT).contains(SOFTWARE_TOKEN);
    }
  }

  /** What tells a token in software by its name, in lower case. */
  public static final String SOFTWARE_TOKEN = "softhsm";

  /** Reads the result of a destruction, in the form it is in. */
  public static KeyErased erased(JsonNode result) throws Refused {
    if (result.has("device")) {
      return Canonical.read(result, KeyErased.class);
    }
    KeyGone gone = Canonical.read(result, KeyGone.class);
    return new KeyErased(
        gone.before(), gone.destroyed(), gone.signAttempt(), gone.foundAfter(), "");
  }

  /**
   * What a look at a token came to; the {@code result} of {@code token.reconcile}. All but the
   * attachment follows from the attachment and the register.
   *
   * @param seen a {@link org.countersign.model.reconcile.Seen}
   * @param objects how many there were
   * @param count how many differences there are
   * @param differences the first of them
   */
  public record TokenSeen(Attachment seen, int objects, int count, List<Difference> differences) {
    public TokenSeen {
      differences = List.copyOf(differences);
    }

    /** What a look comes to. */
    public static TokenSeen of(Attachment attached, Seen seen, List<Difference> differences) {
      return new TokenSeen(
          attached,
          seen.objects().size(),
          differences.size(),
          differences.subList(0, Math.min(Reconciliation.TOLD, differences.size())));
    }
  }

  /** Of {@code token.commission} and {@code token.reshare}. */
  public record TokenReady(
      TokenIdentity token, String module, int generation, int k, List<Share> shares) {}

  /** A custodian's shares of the user PIN and the SO PIN: CMS EnvelopedData, DER. */
  public record Share(String person, Spki credential, byte[] userPin, byte[] soPin) {}
}
