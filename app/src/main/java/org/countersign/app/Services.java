package org.countersign.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.backup.BackupServices;
import org.countersign.app.service.backup.Backups;
import org.countersign.app.service.backup.CutOffRestore;
import org.countersign.app.service.backup.Drills;
import org.countersign.app.service.backup.Restores;
import org.countersign.app.service.control.DualControls;
import org.countersign.app.service.execution.CutOff;
import org.countersign.app.service.execution.Executions;
import org.countersign.app.service.execution.PublishedCrls;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.publication.PublicationSets;
import org.countersign.app.service.publication.SetDraft;
import org.countersign.app.service.publication.SetShelf;
import org.countersign.app.service.publication.SetStandings;
import org.countersign.app.service.reconcile.TokenLooks;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.revocation.RevocationServices;
import org.countersign.app.service.today.Dues;
import org.countersign.app.service.today.Today;
import org.countersign.app.service.token.VaultTokens;
import org.countersign.app.service.vault.FullCheck;
import org.countersign.app.service.vault.RegisterWatch;
import org.countersign.app.service.vault.Vault;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.PublicationStore;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.port.SetStore;
import org.countersign.model.port.TokenPort;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.publication.FolderPublication;
import org.countersign.persistence.publication.FolderSets;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterCheck;

/**
 * The services of one open vault, made here and handed out one by one to whoever needs them.
 *
 * @param tokens the workstation's, with the vault's signing tokens opened by authority alone
 * @param folder the vault's, if it is in one
 * @param cutOffRestore what this opening has made of a restore whose process was killed
 */
public record Services(
    Vault vault,
    Sessions sessions,
    TokenMemories memories,
    Requests requests,
    DualControls controls,
    CutOff cutOff,
    Today today,
    Dues dues,
    RevocationServices revocation,
    FullCheck check,
    RegisterWatch watch,
    Inventory inventory,
    TokenPort tokens,
    TokenLooks looks,
    PublicationSets sets,
    Optional<BackupServices> backup,
    Optional<Path> folder,
    Optional<CutOffRestore> cutOffRestore)
    implements AutoCloseable {
  /** The folder of files for others, in the vault. */
  public static final String PUBLICATION = "publication";

  /** In it, the publication sets. */
  public static final String SETS = "sets";

  /**
   * Opens the vault in a folder. A register that cannot be read or is not there is rebuilt. One
   * that says something else than the journal is found out by {@link #watch} while people work
   * already, and stops the vault with {@code store.register-edited}; without its folder the next
   * opening rebuilds it.
   *
   * @param progress of reading the journal, from 0 to 1
   */
  public static Services open(Workstation workstation, Path folder, Consumer<Double> progress)
      throws Failure {
    Optional<CutOffRestore> ended = CutOffRestore.settle(folder);
    FileJournal journal = FileJournal.open(folder);
    try {
      VaultOpener opener = new VaultOpener(workstation.clock(), workstation.random());
      VaultOpener.Opened opened = open(opener, journal, folder, progress);
      Path others = folder.resolve(PUBLICATION);
      return of(
          workstation,
          opened,
          new FolderPublication(others),
          new FolderSets(others.resolve(SETS)),
          Optional.of(folder),
          ended);
    } catch (Failure | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** The services of a vault that is open, and is in no folder that could be backed up. */
  public static Services of(
      Workstation workstation,
      VaultOpener.Opened opened,
      PublicationStore publication,
      SetStore sets) {
    return of(workstation, opened, publication, sets, Optional.empty(), Optional.empty());
  }

  private static Services of(
      Workstation workstation,
      VaultOpener.Opened opened,
      PublicationStore publication,
      SetStore sets,
      Optional<Path> folder,
      Optional<CutOffRestore> ended) {
    Vault vault = opened.vault();
    TokenPort tokens = new VaultTokens(vault, workstation.tokens());
    TokenMemories memories = new TokenMemories(vault);
    Sessions sessions = new Sessions(vault, tokens, memories, opened.torn());
    Requests requests = new Requests(vault);
    SetShelf shelf = new SetShelf(vault, sets, FolderSets::new);
    Executions executions =
        new Executions(vault, tokens, publication, shelf, Messages::text, memories);
    CutOff cutOff = new CutOff(vault, tokens, publication, Messages::text);
    DualControls controls = new DualControls(vault, sessions, requests, executions, memories);
    Dues dues = new Dues(vault, new PublicationFolder(new PublishedCrls(publication), shelf));
    return new Services(
        vault,
        sessions,
        memories,
        requests,
        controls,
        cutOff,
        new Today(vault, dues, executions::running, memories),
        dues,
        RevocationServices.of(vault, sessions),
        check(vault),
        RegisterWatch.over(vault, progress -> differences(vault, progress)),
        new Inventory(vault),
        tokens,
        new TokenLooks(vault, tokens, sessions),
        new PublicationSets(
            new SetDraft(vault, Messages::text), new SetStandings(vault, shelf), shelf),
        folder.map(place -> backup(workstation, vault, sessions, place)),
        folder,
        ended);
  }

  private static BackupServices backup(
      Workstation workstation, Vault vault, Sessions sessions, Path folder) {
    Restores restores = new Restores(new FolderCheck(workstation), workstation.clock());
    return new BackupServices(
        new Backups(vault, sessions, folder),
        new Drills(vault, sessions, restores),
        workstation.tokens());
  }

  private static FullCheck check(Vault vault) {
    return new FullCheck(vault, progress -> differences(vault, progress));
  }

  /**
   * The journal has just been checked, so its signatures are not verified again; what it says is
   * put into a register in memory and compared with the one on disk.
   */
  private static Set<String> differences(Vault vault, Consumer<Double> progress) throws Failure {
    return RegisterCheck.compare(vault.register(), vault.journal(), Long.MAX_VALUE, progress);
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
    watch.cancel();
    vault.close();
    watch.close();
  }
}
