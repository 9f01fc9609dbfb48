package org.countersign.app.service.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.backup.BackupHeader;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.vault.BackupBodies;
import org.countersign.model.vault.Kinds;

/** Rehearses the restore of a backup of the open vault, and puts on record what came of it. */
public final class Drills {
  private final Vault vault;
  private final Sessions sessions;
  private final Restores restores;

  public Drills(Vault vault, Sessions sessions, Restores restores) {
    this.vault = vault;
    this.sessions = sessions;
    this.restores = restores;
  }

  /** Refuses with {@code backup.other-vault} what is not a backup of this journal. */
  public void mustBeOurs(BackupHeader header) throws Refused {
    boolean ours =
        header.vault().equals(vault.head().vault())
            && header.size() <= vault.head().size()
            && HexFormat.of().formatHex(vault.headAt(header.size()).root()).equals(header.root());
    if (!ours) {
      throw new Refused("backup.other-vault", header.name(), header.vault());
    }
  }

  /**
   * Rehearses it in a scratch folder.
   *
   * @throws Failure why it could not be restored, which is on record then
   */
  public Restores.Done run(OpenBackup backup, Path scratch, Consumer<Double> progress)
      throws Failure {
    mustBeOurs(backup.header());
    return sessions.act(signer -> run(backup, scratch, signer, progress));
  }

  private Restores.Done run(
      OpenBackup backup, Path scratch, TokenSigner signer, Consumer<Double> progress)
      throws Failure {
    Instant from = Instant.now();
    try {
      Restores.Done done = restores.drill(backup, scratch, progress);
      record(backup, done.took(), "", signer);
      return done;
    } catch (Refused | org.countersign.model.failure.JournalBroken notRestorable) {
      record(backup, Duration.between(from, Instant.now()), notRestorable.code(), signer);
      throw notRestorable;
    }
  }

  private void record(OpenBackup backup, Duration took, String code, TokenSigner signer)
      throws Failure {
    BackupHeader header = backup.header();
    BackupBodies.Drilled drilled =
        new BackupBodies.Drilled(
            BackupBodies.VERSION,
            header.backup(),
            header.size(),
            header.root(),
            backup.came(),
            took.toMillis(),
            code.isEmpty(),
            code);
    var ignored = vault.append(Draft.of(Kinds.BACKUP_DRILLED, "", drilled, true), signer);
  }
}
