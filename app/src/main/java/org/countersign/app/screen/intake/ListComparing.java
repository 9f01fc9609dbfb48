package org.countersign.app.screen.intake;

import java.util.function.Consumer;
import org.countersign.app.fx.form.FormModel;

/** Compares a revocation list with what was issued; another part of the console does it. */
@FunctionalInterface
public interface ListComparing {
  /**
   * Compares and asks whether that is to be recorded.
   *
   * @param name of its file
   * @param show where the form is shown
   * @param then what to do when it is on record
   */
  void compare(String name, byte[] der, Consumer<FormModel> show, Runnable then);
}
