package org.countersign.app.screen.keys;

import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.Input;

/** The reason that every request has. */
final class Reason {
  private Reason() {}

  static Input<String> input() {
    return Input.area("keys.form.reason", 2, "")
        .check(Checks.words())
        .hint("keys.form.reason.hint")
        .claims("request.reason");
  }
}
