package org.countersign.model.publication;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.OcspBuilder;
import org.countersign.model.pki.OcspPlan;
import org.countersign.model.pki.Pem;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.port.AttachmentSource;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Certificates;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/**
 * Everything that goes into a set, from the register alone: the same register, wish and phrases
 * always give the same files, so what was approved can be made again and compared.
 */
public final class SetContents {
  private final VaultState state;
  private final SetWish wish;
  private final AttachmentSource attachments;
  private final List<SigningKey> issuers;
  private final SetBasis basis;
  private final Map<String, SetPart> parts = new TreeMap<>();

  private SetContents(VaultState state, SetWish wish, AttachmentSource attachments) throws Refused {
    this.state = state;
    this.wish = wish;
    this.attachments = attachments;
    this.issuers = SetIssuers.of(state, wish.domain(), wish.from());
    this.basis = SetBases.of(state, wish.domain(), wish.from());
  }

  /**
   * The parts by path.
   *
   * @throws Failure {@code store.attachment-missing} or what cannot be told
   */
  public static Collection<SetPart> of(
      VaultState state, SetWish wish, AttachmentSource attachments, Phrases phrases)
      throws Failure {
    SetContents contents = new SetContents(state, wish, attachments);
    contents.collect(phrases);
    return List.copyOf(contents.parts.values());
  }

  /** The list of parts. */
  public static SetList list(Collection<SetPart> parts, OcspBuilder builder) throws Refused {
    List<SetList.Planned> files = new ArrayList<>();
    for (SetPart part : parts) {
      files.add(part.planned(builder));
    }
    return new SetList(SetList.VERSION, files);
  }

  private void collect(Phrases phrases) throws Failure {
    for (SigningKey issuer : issuers) {
      certificates(issuer);
      answers(issuer);
    }
    for (SetBasis.Listed crl : basis.crls()) {
      SigningKey issuer = key(crl.issuer());
      byte[] der = attachments.attachment(crl.sha256());
      whole(SetNames.crl(issuer, ".crl"), der);
      whole(SetNames.crl(issuer, ".pem"), ascii(Pem.encode(Pem.CRL, der)));
    }
    whole("jwks.json", Jwks.of(active(false)));
    whole("jwks-issuers.json", Jwks.of(active(true)));
    documents();
    new SetNotices(state, wish, basis).all().forEach(this::put);
    signers();
    SetMetadata metadata = new SetMetadata(state, wish, basis);
    whole("metadata.json", metadata.json());
    whole("index.html", new SetPage(metadata, phrases).html(parts.keySet()));
  }

  private void whole(String path, byte[] bytes) {
    put(new SetPart.Whole(path, bytes));
  }

  private void put(SetPart part) {
    parts.put(part.path(), part);
  }

  private void certificates(SigningKey issuer) {
    for (IssuedCertificate one : SetIssuers.certificates(state, issuer, wish.from())) {
      whole(SetNames.certificate(issuer, one.id(), ".cer"), one.der());
      whole(
          SetNames.certificate(issuer, one.id(), ".pem"),
          ascii(Pem.encode(Pem.CERTIFICATE, one.der())));
    }
  }

  private void answers(SigningKey issuer) throws Refused {
    for (IssuedCertificate one : SetIssuers.issued(state, issuer, wish.from())) {
      Answer answer = Answer.of(state, one);
      if (!(answer instanceof Answer.Unsaid)) {
        answer(issuer, one, answer, OcspPlan.Hash.SHA1, ".ocsp");
        answer(issuer, one, answer, OcspPlan.Hash.SHA256, ".sha256.ocsp");
      }
    }
  }

  private void answer(
      SigningKey issuer, IssuedCertificate one, Answer answer, OcspPlan.Hash hash, String ending)
      throws Refused {
    X509Certificate certificate = Certificates.parse(one.der());
    OcspPlan plan =
        new OcspPlan(
            certificate.getIssuerX500Principal().getEncoded(),
            issuer.publicKey(),
            one.serial(),
            hash,
            status(answer),
            wish.from(),
            wish.until());
    String path = SetNames.answer(issuer, one.serial(), ending);
    // A key that came from elsewhere may have given a number twice; then the worse answer holds.
    boolean better =
        parts.get(path) instanceof SetPart.Answered before
            && before.plan().status().isPresent()
            && plan.status().isEmpty();
    if (!better) {
      put(new SetPart.Answered(path, plan, issuer.spki()));
    }
  }

  private static Optional<OcspPlan.Status> status(Answer answer) throws Refused {
    if (!(answer instanceof Answer.Revoked bad)) {
      return Optional.empty();
    }
    RevocationReason reason =
        RevocationReason.named(bad.reason())
            .orElseThrow(() -> new Refused("crl.reason", bad.reason()));
    return Optional.of(new OcspPlan.Status(bad.since(), reason));
  }

  /**
   * Keys in use. CA keys are apart: a verifier that takes any key of a set would take a token that
   * a CA's key has signed.
   */
  private List<SigningKey> active(boolean ca) {
    return SetBases.keys(state, wish.domain()).stream()
        .filter(key -> key.state() instanceof KeyState.Active)
        .filter(key -> SetIssuers.isCa(state, key) == ca)
        .toList();
  }

  private void documents() throws Failure {
    for (SetBases.Paper told : SetBases.documents(state, wish.domain())) {
      Results.Document document = told.document();
      String name =
          SetNames.notice(
              key(told.key()),
              "-" + document.kind() + "-" + document.file().attachment().substring(0, 8));
      whole(name + ".txt", attachments.attachment(document.file().attachment()));
      for (Results.DocumentSignature one : document.signatures()) {
        whole(name + "." + one.person() + ".sig", one.signature());
        state.people().credential(one.credential()).ifPresent(this::signer);
      }
    }
  }

  /** The keys that the set's own signatures are verified with. */
  private void signers() {
    if (!issuers.isEmpty()) {
      whole("signers/issuer.pem", publicKey(issuers.getFirst().publicKey()));
      return;
    }
    state.people().credentials().stream().filter(EnrolledCredential::active).forEach(this::signer);
  }

  /** By the credential too: a person may have signed with another one before. */
  private void signer(EnrolledCredential one) {
    whole(
        "signers/" + one.person() + "-" + one.spki().brief() + ".pem",
        publicKey(one.credential().signing()));
  }

  private SigningKey key(Spki spki) throws Refused {
    return state.keys().key(spki).orElseThrow(() -> new Refused("key.unknown", spki.hex()));
  }

  private static byte[] publicKey(byte[] spki) {
    return ascii(Pem.encode("PUBLIC KEY", spki));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
