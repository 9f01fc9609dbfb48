package org.countersign.app;

import java.time.LocalDate;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PastPicker;
import org.countersign.app.fx.Progress;
import org.countersign.app.service.history.AsOf;
import org.countersign.app.service.history.Past;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;

/** The past of a vault, for the screens that can show it: the day last read is kept for all. */
public final class PastOfVault implements PastPicker.Source<Past> {
  /** Entries after which a person is told how far it is. */
  private static final int TOLD = 512;

  private final AsOf asOf;

  public PastOfVault(Vault vault) {
    asOf = new AsOf(vault);
  }

  @Override
  public Past endOf(LocalDate day, Progress progress) throws Failure {
    return asOf.endOf(
        day,
        (done, all) -> {
          progress.stopHereIfCancelled();
          if (done > 0 && done % TOLD == 0) {
            progress.says(Messages.text("common.as-of.read", done, all));
          }
        });
  }

  @Override
  public LocalDate dayOf(Past past) {
    return past.day();
  }

  @Override
  public long entries(Past past) {
    return past.head().size();
  }
}
