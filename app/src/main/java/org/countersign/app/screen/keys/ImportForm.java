package org.countersign.app.screen.keys;

import java.security.cert.X509Certificate;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.Certificates;
import org.countersign.model.request.Operation;

/** Asks for a certificate of an outside CA to be recorded, which is shown first. */
final class ImportForm {
  private final Drafting drafting;
  private final ControlDesk desk;

  ImportForm(Drafting drafting, ControlDesk desk) {
    this.drafting = drafting;
    this.desk = desk;
  }

  FormModel of(SigningKey key, X509Certificate certificate) {
    FormModel form =
        new FormModel(Messages.text("keys.action.import.title", key.label()), "keys.form.propose")
            .intro(Messages.text("keys.action.import.intro", key.label()))
            .fact("keys.certificates.subject", certificate.getSubjectX500Principal().getName())
            .fact("keys.certificates.issuer", certificate.getIssuerX500Principal().getName())
            .mono("keys.certificates.serial", certificate.getSerialNumber().toString(16))
            .fact(
                "keys.certificates.validity",
                TimeText.day(certificate.getNotBefore().toInstant())
                    + " – "
                    + TimeText.day(certificate.getNotAfter().toInstant()))
            .mono("keys.identity.spki", Certificates.spki(certificate).hex());
    Input<String> reason = form.ask(Reason.input());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.ImportCertificate(key.spki(), Certificates.der(certificate)),
                key.domain(),
                reason.get()),
        drafting::tried,
        desk::propose);
  }
}
