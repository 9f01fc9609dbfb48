package org.countersign.app.screen.keys;

import java.security.PublicKey;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.app.text.Renewal;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateIssuer;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.Csr;
import org.countersign.model.request.Operation;

/** Asks for a certificate: a key's own, one by a CA of the vault, one for an outside request. */
final class CertificateForms {
  private final Choices choices;
  private final Drafting drafting;
  private final ControlDesk desk;

  CertificateForms(Choices choices, Drafting drafting, ControlDesk desk) {
    this.choices = choices;
    this.drafting = drafting;
    this.desk = desk;
  }

  /** Signed by the key itself. */
  FormModel root(SigningKey key, int certificates) {
    FormModel form = form("keys.action.root", key.label());
    renewal(form, key, certificates);
    PlanInputs inputs = PlanInputs.selfSigned(form, choices, key);
    return submit(
        form,
        () -> {
          CertificatePlan plan = inputs.plan(publicKey(key));
          return Wish.real(
              new Operation.IssueRoot(key.spki(), plan), key.domain(), inputs.reason());
        });
  }

  /** Signed by a CA of the vault. */
  FormModel issue(SigningKey key, int certificates) {
    FormModel form = form("keys.action.issue", key.label());
    renewal(form, key, certificates);
    PlanInputs inputs =
        PlanInputs.issued(form, choices, Optional.of(key), Optional.empty(), key.label());
    return submit(
        form,
        () -> {
          CertificatePlan plan = inputs.plan(publicKey(key));
          SigningKey issuer = inputs.issuer();
          return Wish.real(
              new Operation.IssueCertificate(issuer.spki(), key.spki(), plan),
              issuer.domain(),
              inputs.reason());
        });
  }

  /** For a key that is not the vault's; the plan decides what it says, not the request. */
  FormModel csr(Csr csr, Spki by) {
    FormModel form =
        form("keys.csr", csr.subject())
            .fact("keys.csr.subject", csr.subject())
            .fact("keys.form.algorithm", csr.algorithm().display())
            .mono("keys.identity.spki", csr.spki().hex())
            .fact("keys.csr.extensions", String.join(" · ", csr.extensions()));
    PlanInputs inputs =
        PlanInputs.issued(form, choices, Optional.empty(), Optional.of(by), csr.subject());
    return submit(
        form,
        () -> {
          CertificatePlan plan = inputs.plan(csr.publicKey());
          SigningKey issuer = inputs.issuer();
          Spki subject = csr.spki();
          return Wish.real(
              new Operation.IssueForCsr(issuer.spki(), subject, csr.der().bytes(), plan),
              issuer.domain(),
              inputs.reason());
        });
  }

  /** A key that has a certificate gets another, and grows no younger by it. */
  private void renewal(FormModel form, SigningKey key, int certificates) {
    if (certificates > 0) {
      form.fact(
          "keys.plan.renewal",
          Messages.text(
              "keys.renewal",
              certificates + 1,
              new Messages.Composed(Renewal.age(key, choices.now()))));
    }
  }

  private static FormModel form(String name, String about) {
    return new FormModel(Messages.text(name + ".title", about), "keys.form.propose")
        .intro(Messages.text(name + ".intro", about));
  }

  private FormModel submit(FormModel form, FormModel.Gather<Wish> wish) {
    return form.onSubmit(
        wish,
        gathered -> {
          // What could never be signed is told here, before anyone is asked to approve it.
          new CertificateIssuer(choices::now)
              .toBeSigned(((Operation.Certify) gathered.operation()).plan());
          return drafting.tried(gathered);
        },
        desk::propose);
  }

  private static PublicKey publicKey(SigningKey key) {
    return PublicKeyDer.read(key.publicKey());
  }
}
