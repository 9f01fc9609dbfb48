package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.pki.notice.DistrustNotice;
import org.countersign.model.pki.notice.DistrustNotice.Because;
import org.countersign.model.pki.notice.NoticeFacts;
import org.countersign.model.pki.notice.OutsideRevocationRequest;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.pki.notice.RevocationNotice;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.Results;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/**
 * The documents of a revocation: a notice in plain words beside the CRLs, and where no CRL can say
 * it a distrust notice or a request to the outside CA, signed by the people who are present.
 */
final class RevocationDocuments {
  private static final String TYPE = "text/plain; charset=utf-8";

  private final Phrases phrases;

  RevocationDocuments(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * @param crls the CRLs that were made, of {@code issuers} that there should be
   */
  List<Results.Document> write(
      Operation.OnKey operation,
      List<Results.CrlMade> crls,
      int issuers,
      ExecutionContext context,
      List<String> files)
      throws Failure {
    if (!(operation instanceof Operation.EmergencyRevoke)
        && !(operation instanceof Operation.RevokeKey)) {
      return List.of();
    }
    SigningKey key =
        context
            .vault()
            .read(state -> state.keys().key(operation.spki()))
            .orElseThrow(() -> new Refused("key.unknown", operation.spki().hex()));
    Paper paper = new Paper(context, key, files);
    if (!crls.isEmpty()) {
      revocationNotice(paper, crls);
    }
    Set<Because> because = context.vault().read(state -> because(state, key));
    if (crls.size() < issuers && !context.request().drill()) {
      because.add(Because.ISSUER_CANNOT);
    }
    if (!because.isEmpty()) {
      paper.write("distrust-notice", DistrustNotice.of(paper.facts(key), because, phrases));
    }
    for (Map.Entry<String, List<IssuedCertificate>> outside : outside(context, key).entrySet()) {
      NoticeFacts facts = paper.facts(key, outside.getValue());
      paper.write(
          "revocation-request", OutsideRevocationRequest.of(facts, outside.getKey(), "", phrases));
    }
    return paper.documents;
  }

  private void revocationNotice(Paper paper, List<Results.CrlMade> crls) throws Failure {
    List<RevocationNotice.Crl> lists = new ArrayList<>();
    for (Results.CrlMade crl : crls) {
      String issuer =
          paper
              .context
              .vault()
              .read(state -> state.keys().certificatesOf(crl.issuer()).getLast().subject());
      List<String> names = paper.files.stream().map(RevocationDocuments::fileName).toList();
      lists.add(
          new RevocationNotice.Crl(
              issuer,
              crl.number(),
              crl.thisUpdate(),
              crl.nextUpdate(),
              crl.crl().attachment(),
              names));
    }
    paper.write("revocation-notice", RevocationNotice.of(paper.facts(paper.key), lists, phrases));
  }

  /** Why no CRL of this vault says all that has to be said about the key; empty where CRLs do. */
  static Set<Because> because(VaultState state, SigningKey key) {
    Set<Because> because = EnumSet.noneOf(Because.class);
    List<IssuedCertificate> certificates = state.keys().certificatesOf(key.spki());
    Set<Spki> issuers = Reach.crlIssuers(state, key.spki());
    for (IssuedCertificate certificate : certificates) {
      if (signsCrls(certificate)) {
        because.add(Because.SIGNS_CRLS);
      }
      if (outside(state, certificate)) {
        because.add(Because.OUTSIDE_CA);
      } else if (certificate.selfSigned()) {
        because.add(Because.SELF_SIGNED);
      } else if (!issuers.contains(certificate.issuerKey().get())) {
        because.add(Because.ISSUER_CANNOT);
      }
    }
    if (certificates.isEmpty()) {
      because.add(Because.NO_CERTIFICATE);
    }
    return because;
  }

  private static boolean signsCrls(IssuedCertificate certificate) {
    for (CertificateProfile profile : CertificateProfile.values()) {
      if (profile.name().equals(certificate.profile())) {
        return profile.isCa();
      }
    }
    return false;
  }

  private static Map<String, List<IssuedCertificate>> outside(
      ExecutionContext context, SigningKey key) {
    Map<String, List<IssuedCertificate>> byIssuer = new LinkedHashMap<>();
    List<IssuedCertificate> certificates =
        context
            .vault()
            .read(state ->
                state.keys().certificatesOf(key.spki()).stream()
                    .filter(certificate -> outside(state, certificate))
                    .toList());
    for (IssuedCertificate certificate : certificates) {
      byIssuer.computeIfAbsent(certificate.issuer(), issuer -> new ArrayList<>()).add(certificate);
    }
    return byIssuer;
  }

  /** Whether a CA issued it whose key the vault does not hold; it may well watch it. */
  private static boolean outside(VaultState state, IssuedCertificate certificate) {
    return certificate.issuerKey().flatMap(state.keys()::key).isEmpty();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Writes documents about one key and has them signed. */
  private static final class Paper {
    private final ExecutionContext context;
    private final SigningKey key;
    private final List<String> files;
    private final List<Results.Document> documents = new ArrayList<>();

    Paper(ExecutionContext context, SigningKey key, List<String> files) {
      this.context = context;
      this.key = key;
      this.files = files;
    }

    NoticeFacts facts(SigningKey subject) throws Failure {
      return facts(
          subject, context.vault().read(state -> state.keys().certificatesOf(subject.spki())));
    }

    NoticeFacts facts(SigningKey subject, List<IssuedCertificate> certificates) throws Failure {
      return context
          .vault()
          .ask(state -> {
            RequestFile file = state.requests().find(context.authorised().hash()).orElseThrow();
            return NoticeFactsOf.of(state, file, subject, certificates, context.startedAt());
          });
    }

    void write(String kind, byte[] text) throws Failure {
      Results.Attachment kept = context.attach(text, TYPE);
      String name =
          "notices/%s-%s-%s".formatted(FileNames.of(key), kind, Sha256.hex(text).substring(0, 8));
      files.add(context.publish(name + ".txt", text));
      List<Results.DocumentSignature> signatures = new ArrayList<>();
      for (TokenSigner signer : context.presence().all()) {
        if (context.authorised().persons().contains(signer.person())) {
          sign(signer, text, name, signatures);
        }
      }
      context.step("document", kind, signatures.size());
      documents.add(new Results.Document(kind, kept, signatures));
    }

    /** A token that is gone by now does not stop what the others need at once. */
    private void sign(
        TokenSigner signer, byte[] text, String name, List<Results.DocumentSignature> signatures)
        throws Failure {
      byte[] signature;
      try {
        signature = signer.sign(text);
      } catch (TokenFailure e) {
        context.step("document-unsigned", signer.person(), e.code());
        return;
      }
      signatures.add(
          new Results.DocumentSignature(signer.person(), signer.credential(), signature));
      files.add(context.publish(name + "." + signer.person() + ".sig", signature));
    }
  }
}
