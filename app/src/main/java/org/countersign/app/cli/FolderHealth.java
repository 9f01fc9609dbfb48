package org.countersign.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.countersign.persistence.journal.FileJournal;

/** The vault's folder as the file system has it. */
final class FolderHealth {
  private static final long MIB = 1L << 20;
  private static final long LEAST = 64 * MIB;
  private static final long ENOUGH = 1024 * MIB;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path folder;

  FolderHealth(Path folder) {
    this.folder = folder;
  }

  List<Finding> findings() {
    try {
      return List.of(space(), permissions());
    } catch (IOException e) {
      return List.of(Finding.problem("cli.doctor.folder-unreadable", folder.toString()));
    }
  }

  private Finding space() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < LEAST) {
      return Finding.problem("cli.doctor.disk-full", free / MIB);
    }
    return free < ENOUGH
        ? Finding.attention("cli.doctor.disk-low", free / MIB)
        : Finding.ok("cli.doctor.disk", free / MIB);
  }

  private Finding permissions() throws IOException {
    Path journal = folder.resolve(FileJournal.NAME);
    if (!Files.isWritable(folder) || (Files.exists(journal) && !Files.isWritable(journal))) {
      return Finding.problem("cli.doctor.not-writable", folder.toString());
    }
    boolean open = isOpen(folder) || (Files.exists(journal) && isOpen(journal));
    return open
        ? Finding.attention("cli.doctor.open-to-others", folder.toString())
        : Finding.ok("cli.doctor.folder", folder.toString());
  }

  private static boolean isOpen(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
        .anyMatch(OTHERS::contains);
  }
}
