package org.countersign.app.screen.keys;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.request.Drafting;
import org.countersign.app.service.request.Requests.Wish;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.request.Operation;

/** Asks for a change of a key's state, or for a revocation list. */
final class KeyForm {
  private static final List<RevocationReason> ROUTINE =
      List.of(
          RevocationReason.SUPERSEDED,
          RevocationReason.CESSATION_OF_OPERATION,
          RevocationReason.AFFILIATION_CHANGED,
          RevocationReason.UNSPECIFIED);

  private final Drafting drafting;
  private final ControlDesk desk;

  KeyForm(Drafting drafting, ControlDesk desk) {
    this.drafting = drafting;
    this.desk = desk;
  }

  /** One that needs a reason and nothing else. */
  FormModel of(KeyAction action, SigningKey key, int reached) {
    FormModel form = form(action, key, reached);
    Input<String> reason = form.ask(Reason.input());
    return form.onSubmit(
        () -> Wish.real(operation(action, key.spki()), key.domain(), reason.get()),
        drafting::tried,
        desk::propose);
  }

  /** Routine revocation, with its RFC 5280 reason. */
  FormModel revoke(SigningKey key, int reached) {
    FormModel form = form(KeyAction.REVOKE, key, reached);
    Input<Optional<RevocationReason>> why =
        form.ask(
            Input.one(
                    "keys.revoke.reason",
                    ROUTINE,
                    reason -> Messages.text("keys.revoke.reason." + reason.display()))
                .check(Checks.chosen())
                .hint("keys.revoke.reason.hint"));
    Input<String> reason = form.ask(Reason.input());
    return form.onSubmit(
        () ->
            Wish.real(
                new Operation.RevokeKey(key.spki(), why.get().orElseThrow().display()),
                key.domain(),
                reason.get()),
        drafting::tried,
        desk::propose);
  }

  private static FormModel form(KeyAction action, SigningKey key, int reached) {
    String name = "keys.action." + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new FormModel(Messages.text(name + ".title", key.label()), "keys.form.propose")
        .intro(Messages.text(name + ".intro", key.label(), reached));
  }

  private static Operation operation(KeyAction action, Spki spki) {
    return switch (action) {
      case CRL -> new Operation.IssueCrl(spki);
      case ACTIVATE -> new Operation.ActivateKey(spki);
      case SUSPEND -> new Operation.SuspendKey(spki);
      case REINSTATE -> new Operation.ReinstateKey(spki);
      case RETIRE -> new Operation.RetireKey(spki);
      case DESTROY -> new Operation.DestroyKey(spki);
      case ROOT, ISSUE, CSR, IMPORT, ADD_TRUST_PATH, ROTATE, REVOKE, KEEP ->
          throw new IllegalArgumentException(action + " has a form of its own");
    };
  }
}
