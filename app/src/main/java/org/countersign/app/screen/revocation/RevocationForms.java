package org.countersign.app.screen.revocation;

import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.revocation.Compared;
import org.countersign.app.service.revocation.RevocationServices;
import org.countersign.app.text.FindingText;
import org.countersign.model.pki.CrlFinding;
import org.countersign.model.vault.Heard;

/** Shows what comparing a list has found, and asks what is to be recorded. */
final class RevocationForms {
  private final RevocationServices services;

  RevocationForms(RevocationServices services) {
    this.services = services;
  }

  /** What was found in a file of this name, point by point. {@code then}: after it is on record. */
  FormModel compared(Compared found, String file, Runnable then) {
    boolean matches = found.comparison().matches();
    FormModel form =
        new FormModel(
                Messages.text(
                    "revocation.compared.title",
                    found.comparison().number().map(String::valueOf).orElse("–"),
                    found.issuerName()),
                "revocation.record")
            .intro(
                Messages.text(
                    matches ? "revocation.compared.matches" : "revocation.compared.differs", file));
    found
        .comparison()
        .findings()
        .forEach(one -> form.point(badge(one.verdict()), FindingText.sentence(one)));
    Input<String> source =
        form.ask(
            Input.line("revocation.source", "")
                .check(Checks.words())
                .hint("revocation.source.hint"));
    return form.onSubmit(
        source::get, words -> services.lists().record(found, words), recorded -> then.run());
  }

  /** A person's word for a place. */
  FormModel state(Heard heard) {
    FormModel form =
        new FormModel(
                Messages.text("revocation.state.title", heard.path().name()), "revocation.record")
            .intro(
                Messages.text(
                    "revocation.state.intro",
                    heard.publication().numberToSee().map(String::valueOf).orElse("–"),
                    heard.publication().name()))
            .fact("keys.trusted.contact", heard.path().contact());
    Input<String> words =
        form.ask(
            Input.area("revocation.words", 2, "")
                .check(Checks.words())
                .hint("revocation.words.hint"));
    return form.onSubmit(
        words::get,
        said -> {
          services.sightings().state(heard, said);
          return said;
        },
        done -> {});
  }

  static Badge badge(CrlFinding.Verdict verdict) {
    return switch (verdict) {
      case GOOD -> Badge.CHECK_GOOD;
      case NOTE -> Badge.CHECK_NOTE;
      case BAD -> Badge.CHECK_BAD;
      case ALARM -> Badge.CHECK_ALARM;
    };
  }
}
