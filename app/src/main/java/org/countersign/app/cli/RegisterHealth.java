package org.countersign.app.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterCheck;

/**
 * Whether the register says what the journal says. H2 writes to a database it only reads, so a copy
 * is asked.
 */
final class RegisterHealth {
  private static final String LOCK = "vault.lock";

  private final Path vault;
  private final Path register;

  RegisterHealth(Path vault) {
    this.vault = vault;
    this.register = vault.resolve(H2Register.FOLDER);
  }

  /**
   * @param size entries in the journal
   */
  Finding finding(long size) {
    try {
      if (isOpenElsewhere()) {
        return Finding.ok("cli.doctor.vault-open");
      }
      if (!Files.isDirectory(register)) {
        return Finding.ok("cli.doctor.register-none");
      }
      return inCopy(size);
    } catch (IOException e) {
      return Finding.problem("cli.doctor.register-unreadable");
    } catch (Failure e) {
      return new Finding(Finding.Level.PROBLEM, Texts.sentence(e));
    }
  }

  private Finding inCopy(long size) throws IOException, Failure {
    Path copy = copyFolder();
    try {
      copyInto(Files.createDirectory(copy.resolve(H2Register.FOLDER)));
      try (H2Register opened = H2Register.open(copy)) {
        return compare(opened, size);
      }
    } finally {
      H2Register.delete(copy);
      Files.deleteIfExists(copy.resolve(H2Register.FOLDER));
      Files.deleteIfExists(copy);
    }
  }

  /**
   * In the vault, where it is as safe as the register itself, unless that is on a read-only disc.
   */
  private Path copyFolder() throws IOException {
    String prefix = ".countersign-doctor-";
    return Files.isWritable(vault)
        ? Files.createTempDirectory(vault, prefix)
        : Files.createTempDirectory(prefix);
  }

  private Finding compare(H2Register opened, long size) throws Failure {
    long applied = opened.applied();
    if (applied < size) {
      return Finding.attention("cli.doctor.register-behind", applied, size);
    }
    if (applied > size) {
      return Finding.problem("cli.doctor.register-ahead", applied, size);
    }
    Set<String> different =
        RegisterCheck.compare(opened, new ReadOnlyJournal(vault), progress -> {});
    return different.isEmpty()
        ? Finding.ok("cli.doctor.register", applied)
        : Finding.problem("cli.doctor.register-differs", String.join(", ", different));
  }

  private void copyInto(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(register)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.copy(file, folder.resolve(file.getFileName()), LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  private boolean isOpenElsewhere() throws IOException {
    Path lock = vault.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      FileLock taken = channel.tryLock();
      return taken == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }
}
