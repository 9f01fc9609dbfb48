package org.countersign.app.service.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.backup.BackupHeader;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.people.Signatures;
import org.countersign.model.port.Clock;

/**
 * Restores a backup that enough of its holders have opened. It is written beside its place and
 * checked whole before anything is replaced; what was there is kept under another name.
 */
public final class Restores {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String JOURNAL = "journal.jsonl";
  private static final String DRILL = "drill";

  private final VaultCheck check;
  private final Clock clock;
  private final RestorePlace.Mover mover;

  public Restores(VaultCheck check, Clock clock) {
    this(check, clock, RestorePlace.Mover.RENAME);
  }

  Restores(VaultCheck check, Clock clock, RestorePlace.Mover mover) {
    this.check = check;
    this.clock = clock;
    this.mover = mover;
  }

  /**
   * What came of it.
   *
   * @param took from the first byte read to the last thing checked
   * @param before where the vault is now that was there
   */
  public record Done(BackupHeader header, Duration took, Optional<Path> before) {}

  /** Whether there is a vault in the folder, which a restore would replace. */
  public static boolean isVault(Path folder) {
    return Files.exists(folder.resolve(JOURNAL));
  }

  /**
   * Writes and checks it in a scratch folder, of which nothing is left.
   *
   * @param scratch an existing folder with room; what a killed drill has left there is deleted
   */
  public Done drill(OpenBackup backup, Path scratch, Consumer<Double> progress) throws Failure {
    Instant from = Instant.now();
    try (RestorePlace place = RestorePlace.take(scratch.resolve(DRILL), mover)) {
      unpack(backup, place.folder(), progress);
      return new Done(backup.header(), Duration.between(from, Instant.now()), Optional.empty());
    }
  }

  /**
   * Restores it into a folder that is not there, or is empty; or, where {@code over} says so, in
   * place of the vault that is there. Killed at any moment, the vault is the one or the other after
   * the next opening, which says so ({@link CutOffRestore}).
   *
   * @throws Failure {@code store.not-empty}, {@code store.in-use}, {@code backup.restoring}, or
   *     whatever is wrong with the backup; what was there is as it was then
   */
  public Done restore(OpenBackup backup, Path target, boolean over, Consumer<Double> progress)
      throws Failure {
    Instant from = Instant.now();
    mayTake(target, over);
    try (RestorePlace place = RestorePlace.take(target, mover)) {
      unpack(backup, place.folder(), progress);
      Optional<Path> before = takePlace(place, target);
      return new Done(backup.header(), Duration.between(from, Instant.now()), before);
    } catch (IOException e) {
      throw Disk.unwritable(e, target);
    }
  }

  private void mayTake(Path target, boolean over) throws Failure {
    if (!Files.exists(target) || isEmpty(target)) {
      return;
    }
    if (!over || !isVault(target)) {
      throw new StoreFailed("not-empty", null, target.toString());
    }
    check.mustBeClosed(target);
  }

  private static boolean isEmpty(Path folder) throws StoreFailed {
    if (!Files.isDirectory(folder)) {
      throw new StoreFailed("not-a-folder", null, folder.toString());
    }
    try (Stream<Path> names = Files.list(folder)) {
      return names.findAny().isEmpty();
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, folder.toString());
    }
  }

  private void unpack(OpenBackup backup, Path folder, Consumer<Double> progress) throws Failure {
    Unpacking.Unpacked unpacked =
        new Unpacking(backup, folder, part -> progress.accept(part / 2)).run();
    check.check(
        folder,
        vault -> believed(vault, backup.header(), unpacked),
        part -> progress.accept(0.5 + part / 2));
  }

  /** The journal is what the header says, and somebody of this vault has made the backup. */
  private static void believed(Vault vault, BackupHeader header, Unpacking.Unpacked unpacked)
      throws Failure {
    Checkpoint head = vault.head();
    boolean same =
        head.vault().equals(header.vault())
            && head.size() == header.size()
            && HexFormat.of().formatHex(head.root()).equals(header.root());
    if (!same) {
      throw new Refused("backup.damaged", JOURNAL);
    }
    boolean signed =
        vault
            .read(state -> state.people().credential(unpacked.manifest().credential()))
            .filter(by -> by.active() && by.person().equals(header.madeBy()))
            .filter(by ->
                Signatures.verify(
                    by.credential().signingKey(),
                    unpacked.manifest().message(header.vault()),
                    unpacked.signature()))
            .isPresent();
    if (!signed) {
      throw new Refused("backup.signature", header.madeBy());
    }
  }

  private Optional<Path> takePlace(RestorePlace place, Path target) throws IOException, Failure {
    Optional<Path> before = Optional.empty();
    if (Files.exists(target) && !isEmpty(target)) {
      check.mustBeClosed(target);
      before =
          Optional.of(
              target.resolveSibling(
                  target.getFileName() + ".before-restore-" + WHEN.format(clock.now())));
    }
    place.fill(before);
    return before;
  }
}
