package org.countersign.app.screen.control;

import org.countersign.app.fx.Messages;
import org.countersign.app.service.execution.Step;

/** What an execution has just done, in a sentence. */
final class StepText {
  private StepText() {}

  static String of(Step step) {
    return Messages.find("step." + step.code(), step.arguments().toArray())
        .orElseGet(() -> Messages.text("step.other", step.code()));
  }
}
