package org.countersign.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.control.DualControls;
import org.countersign.app.service.execution.Executions;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.today.Today;
import org.countersign.app.service.vault.FullCheck;
import org.countersign.app.service.vault.Vault;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.RegisterStore;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.publication.FolderPublication;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterCheck;

/** The services of one open vault, made here and handed out one by one to whoever needs them. */
public record Services(
    Vault vault,
    Sessions sessions,
    Requests requests,
    DualControls controls,
    Today today,
    FullCheck check)
    implements AutoCloseable {
  /** The folder of files for others, in the vault. */
  public static final String PUBLICATION = "publication";

  /**
   * Opens the vault in a folder. A register that is corrupt or missing is rebuilt.
   *
   * @param progress of reading the journal, from 0 to 1
   */
  public static Services open(Workstation workstation, Path folder, Consumer<Double> progress)
      throws Failure {
    FileJournal journal = FileJournal.open(folder);
    try {
      VaultOpener opener = new VaultOpener(workstation.clock(), workstation.random());
      VaultOpener.Opened opened = open(opener, journal, folder, progress);
      Vault vault = opened.vault();
      Sessions sessions = new Sessions(vault, workstation.tokens(), opened.torn());
      Requests requests = new Requests(vault);
      Executions executions =
          new Executions(
              vault,
              workstation.tokens(),
              new FolderPublication(folder.resolve(PUBLICATION)),
              Messages::text);
      DualControls controls = new DualControls(vault, sessions, requests, executions);
      return new Services(vault, sessions, requests, controls, new Today(vault), check(vault));
    } catch (Failure | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** The check itself verifies every signature, so comparing the register does not do so again. */
  private static FullCheck check(Vault vault) {
    return new FullCheck(
        vault,
        progress ->
            RegisterCheck.compare(vault.register(), vault.journal(), Long.MAX_VALUE, progress));
  }

  private static VaultOpener.Opened open(
      VaultOpener opener, FileJournal journal, Path folder, Consumer<Double> progress)
      throws Failure {
    try {
      return opened(opener, journal, H2Register.open(folder), progress);
    } catch (StoreFailed e) {
      if (!e.code().equals("store.register-corrupt")) {
        throw e;
      }
      H2Register.delete(folder);
      return opened(opener, journal, H2Register.open(folder), progress);
    }
  }

  private static VaultOpener.Opened opened(
      VaultOpener opener, FileJournal journal, RegisterStore register, Consumer<Double> progress)
      throws Failure {
    try {
      return opener.open(journal, register, progress);
    } catch (Failure | RuntimeException e) {
      register.close();
      throw e;
    }
  }

  @Override
  public void close() {
    sessions.lock("hand");
    vault.close();
  }
}
