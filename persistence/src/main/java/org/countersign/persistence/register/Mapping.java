package org.countersign.persistence.register;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.IssuedCertificate.RevocationMark;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Role;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.RequestFile;
import org.countersign.persistence.register.generated.tables.records.ApprovalRecord;
import org.countersign.persistence.register.generated.tables.records.CertificateRecord;
import org.countersign.persistence.register.generated.tables.records.CommissionedTokenRecord;
import org.countersign.persistence.register.generated.tables.records.CredentialRecord;
import org.countersign.persistence.register.generated.tables.records.EntryRecord;
import org.countersign.persistence.register.generated.tables.records.PersonRecord;
import org.countersign.persistence.register.generated.tables.records.PolicyVersionRecord;
import org.countersign.persistence.register.generated.tables.records.RequestRecord;
import org.countersign.persistence.register.generated.tables.records.SigningDomainRecord;
import org.countersign.persistence.register.generated.tables.records.SigningKeyRecord;
import org.countersign.persistence.register.generated.tables.records.TrustPathRecord;

/** How things of the model stand in the tables. */
final class Mapping {
  /** H2 takes no longer text. Bodies are shorter (3-formats); a longer one is shown cut. */
  private static final int LONGEST_BODY = 1 << 20;

  private Mapping() {}

  static EntryRecord row(Entry entry, byte[] leafHash) {
    Header header = entry.header();
    return new EntryRecord(
        header.seq(),
        Utc.format(header.at()),
        header.kind(),
        header.actor(),
        header.credential().hex(),
        header.domain(),
        header.level(),
        header.drill(),
        header.bodyHash(),
        HexFormat.of().formatHex(leafHash),
        cut(Canonical.text(entry.body())));
  }

  static PersonRecord row(Change.PersonIs is) {
    return new PersonRecord(
        is.person().id(),
        is.person().name(),
        is.person().contact(),
        is.person().roles().stream().map(Role::name).collect(Collectors.joining(",")),
        is.removed());
  }

  static CredentialRecord row(EnrolledCredential enrolled) {
    Credential credential = enrolled.credential();
    return new CredentialRecord(
        enrolled.spki().hex(),
        enrolled.person(),
        base64(credential.signing()),
        base64(credential.share()),
        base64(credential.proof()),
        credential.token().label(),
        credential.token().serial(),
        enrolled.fromSeq(),
        enrolled.removedSeq().orElse(null));
  }

  static SigningDomainRecord row(SigningDomain domain) {
    return new SigningDomainRecord(
        domain.id(),
        domain.name(),
        domain.purpose(),
        domain.owner(),
        domain.policy().version(),
        Utc.format(domain.reviewedAt()));
  }

  static PolicyVersionRecord policy(SigningDomain domain) {
    return new PolicyVersionRecord(
        domain.id(), domain.policy().version(), domain.policy().hash(), json(domain.policy()));
  }

  static CommissionedTokenRecord row(CommissionedToken token) {
    Results.TokenReady ready = token.ready();
    return new CommissionedTokenRecord(
        ready.token().serial(),
        ready.token().label(),
        ready.module(),
        ready.generation(),
        ready.k(),
        ready.shares().stream().map(Results.Share::person).collect(Collectors.joining(",")),
        Utc.format(token.at()));
  }

  static SigningKeyRecord row(SigningKey key) {
    return new SigningKeyRecord(
        key.spki().hex(),
        base64(key.publicKey()),
        key.label(),
        key.algorithm().display(),
        key.domain(),
        key.token().label(),
        key.token().serial(),
        key.ckaId(),
        key.purpose(),
        Utc.format(key.purposeEnds()),
        Utc.format(key.createdAt()),
        time(key.activatedAt()),
        json(key.attributes()),
        key.state().id(),
        Utc.format(key.state().since()),
        reason(key.state()),
        key.state() instanceof KeyState.Compromised bad ? time(bad.invalidity()) : null);
  }

  static CertificateRecord row(IssuedCertificate certificate) {
    Optional<RevocationMark> mark = certificate.revoked();
    return new CertificateRecord(
        certificate.id(),
        base64(certificate.der()),
        certificate.subjectKey().hex(),
        certificate.issuerKey().map(Spki::hex).orElse(null),
        certificate.subject(),
        certificate.issuer(),
        certificate.serial().toString(16),
        Utc.format(certificate.notBefore()),
        Utc.format(certificate.notAfter()),
        certificate.profile(),
        certificate.domain(),
        time(mark.map(RevocationMark::at)),
        mark.map(RevocationMark::reason).orElse(null),
        time(mark.flatMap(RevocationMark::invalidity)),
        mark.map(RevocationMark::crlNumber).orElse(null));
  }

  static TrustPathRecord row(TrustPath path) {
    return new TrustPathRecord(
        path.id(),
        path.name(),
        path.domain(),
        path.trusts().map(Spki::hex).orElse(null),
        path.pins().name(),
        path.kind(),
        path.contact(),
        path.environment(),
        path.criticality().name(),
        path.updateMethod(),
        path.dependsOn().orElse(null));
  }

  static RequestRecord row(RequestFile file) {
    Request request = file.request();
    RequestRecord row = new RequestRecord();
    row.setHash(file.hash());
    row.setId(request.id());
    row.setOperation(request.operation());
    row.setDomain(request.domain());
    row.setSubjectSpki(request.subject().spki());
    row.setSubjectLabel(request.subject().label());
    row.setReason(request.reason());
    row.setRaisedBy(request.raisedBy());
    row.setRaisedAt(Utc.format(request.raisedAt()));
    row.setRaisedSeq(file.raisedSeq());
    row.setExpiresAt(Utc.format(request.expiresAt()));
    row.setDrill(request.drill());
    execution(row, file.execution());
    return row;
  }

  static ApprovalRecord row(SignedApproval signed) {
    Approval approval = signed.approval();
    return new ApprovalRecord(
        approval.request(),
        approval.person(),
        approval.credential().hex(),
        approval.decision(),
        approval.comment(),
        Utc.format(approval.at()),
        base64(signed.signature()));
  }

  static org.countersign.persistence.register.generated.tables.records.CrlRecord row(
      CrlRecord made) {
    Results.CrlMade crl = made.crl();
    return new org.countersign.persistence.register.generated.tables.records.CrlRecord(
        crl.issuer().hex(),
        crl.number(),
        Utc.format(crl.thisUpdate()),
        Utc.format(crl.nextUpdate()),
        crl.crl().attachment(),
        json(crl.serials()),
        made.request(),
        Utc.format(made.at()));
  }

  private static void execution(RequestRecord row, RequestFile.Execution execution) {
    switch (execution) {
      case RequestFile.NotStarted none -> row.setExecution("none");
      case RequestFile.Started s -> execution(row, "started", s.at(), s.seq());
      case RequestFile.Finished f -> execution(row, "finished", f.at(), f.seq());
      case RequestFile.Failed f -> {
        execution(row, "failed", f.at(), f.seq());
        row.setFailure(f.failure().code());
      }
    }
  }

  private static void execution(RequestRecord row, String how, Instant at, long seq) {
    row.setExecution(how);
    row.setExecutionAt(Utc.format(at));
    row.setExecutionSeq(seq);
  }

  private static String reason(KeyState state) {
    return switch (state) {
      case KeyState.Deactivated gone -> gone.reason();
      case KeyState.Compromised bad -> bad.reason();
      case KeyState.PreActivation s -> null;
      case KeyState.Active s -> null;
      case KeyState.Suspended s -> null;
      case KeyState.Destroyed s -> null;
    };
  }

  private static String time(Optional<Instant> at) {
    return at.map(Utc::format).orElse(null);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String json(Object value) {
    return Canonical.text(Canonical.tree(value));
  }

  private static String cut(String body) {
    if (body.length() <= LONGEST_BODY) {
      return body;
    }
    boolean pair = Character.isHighSurrogate(body.charAt(LONGEST_BODY - 1));
    return body.substring(0, pair ? LONGEST_BODY - 1 : LONGEST_BODY);
  }
}
