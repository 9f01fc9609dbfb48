package org.countersign.model.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/** What an executed operation changes. */
final class Effects {
  private static final String HOLD = "certificateHold";

  private final VaultState state;

  Effects(VaultState state) {
    this.state = state;
  }

  void of(RequestFile file, JsonNode result, Header header, List<Change> changes) throws Refused {
    String domain = file.request().domain();
    switch (file.operation()) {
      case Operation.GenerateKey make ->
          made(make, domain, Canonical.read(result, Results.KeyMade.class), header, changes);
      case Operation.Certify certify -> certified(certify, domain, result, changes);
      case Operation.ImportCertificate outside ->
          changes.add(
              state
                  .keys()
                  .put(
                      Certificates.read(
                          outside.certificate(),
                          outside.spki(),
                          Optional.empty(),
                          "OUTSIDE",
                          domain)));
      case Operation.OnKey onKey -> keyChanged(onKey, file, result, header, changes);
      case Operation.AddTrustPath add -> changes.add(state.trust().put(add.path()));
      case Operation.ChangeTrustPath change -> changes.add(state.trust().put(change.path()));
      case Operation.RemoveTrustPath remove -> changes.add(state.trust().remove(remove.path()));
      case Operation.CreateDomain create ->
          changes.add(state.domains().put(create.created().reviewed(header.at())));
      case Operation.ChangeDomain change ->
          changes.add(state.domains().put(changed(domain, change)));
      case Operation.ReviewDomain review ->
          changes.add(state.domains().put(state.domain(domain).reviewed(header.at())));
      case Operation.ChangePolicy change ->
          changes.add(state.domains().put(state.domain(domain).withPolicy(change.policy())));
      case Operation.EnrolPerson enrol ->
          state.people().enrol(enrol.person(), enrol.credential(), header.seq(), changes);
      case Operation.RemovePerson remove ->
          state.people().remove(remove.person(), header.seq(), changes);
      case Operation.CommissionToken commission -> token(result, header, changes);
      case Operation.ReshareToken again -> token(result, header, changes);
      case Operation.ResolveExecution resolve -> resolved(resolve, header, changes);
      case Operation.StateTime time -> state.restate(time.time());
    }
  }

  private void made(
      Operation.GenerateKey make,
      String domain,
      Results.KeyMade made,
      Header header,
      List<Change> changes)
      throws Refused {
    if (!Spki.of(made.publicKey()).equals(made.spki())
        || made.algorithm() != make.algorithm()
        || !made.token().equals(make.token())) {
      throw new Refused("result.other-key", make.label());
    }
    if (state.keys().key(made.spki()).isPresent()) {
      throw new Refused("key.known", made.spki());
    }
    changes.add(
        state
            .keys()
            .put(
                new SigningKey(
                    made.spki(),
                    made.publicKey(),
                    make.label(),
                    made.algorithm(),
                    domain,
                    made.token(),
                    made.ckaId(),
                    make.purpose(),
                    make.purposeEnds(),
                    header.at(),
                    Optional.empty(),
                    Map.copyOf(made.attributes()),
                    new KeyState.PreActivation(header.at()))));
  }

  private void certified(
      Operation.Certify certify, String domain, JsonNode result, List<Change> changes)
      throws Refused {
    Results.CertificateMade made = Canonical.read(result, Results.CertificateMade.class);
    String profile = certify.plan().profile().name();
    changes.add(
        state
            .keys()
            .put(
                Certificates.read(
                    made.der(), certify.spki(), Optional.of(certify.issuer()), profile, domain)));
  }

  private void keyChanged(
      Operation.OnKey operation,
      RequestFile file,
      JsonNode result,
      Header header,
      List<Change> changes)
      throws Refused {
    SigningKey key = state.keys().key(operation.spki()).orElseThrow();
    changes.add(state.keys().put(key.in(Transitions.next(key, operation, header.at()))));
    if (operation instanceof Operation.DestroyKey) {
      Canonical.read(result, Results.KeyGone.class);
      return;
    }
    Results.KeyChanged changed = Canonical.read(result, Results.KeyChanged.class);
    for (Results.CrlMade crl : changed.crls()) {
      signed(crl, operation, file, header, changes);
    }
  }

  private void signed(
      Results.CrlMade crl,
      Operation.OnKey operation,
      RequestFile file,
      Header header,
      List<Change> changes)
      throws Refused {
    boolean taken =
        file.execution() instanceof RequestFile.Started started
            && Long.valueOf(crl.number())
                .equals(started.intent().crlNumbers().get(crl.issuer().hex()));
    if (!taken) {
      throw new Refused("crl.number", crl.number(), state.keys().nextCrlNumber(crl.issuer()));
    }
    changes.add(state.keys().put(new CrlRecord(crl, file.hash(), header.at())));
    for (IssuedCertificate certificate : state.keys().issuedBy(crl.issuer())) {
      if (certificate.subjectKey().equals(operation.spki())
          && !(operation instanceof Operation.IssueCrl)) {
        boolean listed = crl.serials().contains(certificate.serial().toString(16));
        changes.add(state.keys().put(certificate.marked(mark(listed, crl, operation, header))));
      }
    }
  }

  private static Optional<IssuedCertificate.RevocationMark> mark(
      boolean listed, Results.CrlMade crl, Operation.OnKey operation, Header header) {
    if (!listed) {
      return Optional.empty();
    }
    return switch (operation) {
      case Operation.SuspendKey suspend ->
          Optional.of(
              new IssuedCertificate.RevocationMark(
                  header.at(), HOLD, Optional.empty(), crl.number()));
      case Operation.RevokeKey revoke ->
          Optional.of(
              new IssuedCertificate.RevocationMark(
                  header.at(), revoke.reason(), Optional.empty(), crl.number()));
      case Operation.EmergencyRevoke emergency ->
          Optional.of(
              new IssuedCertificate.RevocationMark(
                  header.at(), emergency.reason(), emergency.invalidity(), crl.number()));
      default -> Optional.empty();
    };
  }

  private SigningDomain changed(String id, Operation.ChangeDomain change) throws Refused {
    SigningDomain old = state.domain(id);
    return new SigningDomain(
        id,
        change.name(),
        change.purpose(),
        change.owner(),
        change.stakeholders(),
        old.policy(),
        old.reviewedAt());
  }

  private void token(JsonNode result, Header header, List<Change> changes) throws Refused {
    Results.TokenReady ready = Canonical.read(result, Results.TokenReady.class);
    changes.add(state.tokens().put(new CommissionedToken(ready, header.at())));
  }

  private void resolved(Operation.ResolveExecution resolve, Header header, List<Change> changes)
      throws Refused {
    RequestFile cut =
        state
            .requests()
            .find(resolve.request())
            .orElseThrow(() -> new Refused("request.unknown", resolve.request()));
    Bodies.Failed failure =
        new Bodies.Failed(
            cut.hash(),
            resolve.happened() ? "execution.cut-off-after" : "execution.cut-off-before",
            List.of(resolve.evidence()));
    changes.add(
        state.requests().put(cut.in(new RequestFile.Failed(header.at(), header.seq(), failure))));
  }
}
