package org.countersign.persistence.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.countersign.model.failure.StoreFailed;

/**
 * That this process, and within it only one, has the vault open. The system frees it on a crash.
 */
final class VaultLock implements AutoCloseable {
  private static final String NAME = "vault.lock";

  // On Linux, closing any channel to a file frees all locks this process has on it. So a second
  // opening in this process must be refused before it touches the file.
  private static final Set<Path> HELD = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;
  private final Watched file;

  private VaultLock(Path folder, FileChannel channel, Watched file) {
    this.folder = folder;
    this.channel = channel;
    this.file = file;
  }

  /** Takes the lock, or {@code store.in-use}. */
  static VaultLock take(Path vault) throws StoreFailed, IOException {
    Path folder = vault.toRealPath();
    synchronized (HELD) {
      if (!HELD.add(folder)) {
        throw inUse(vault);
      }
      boolean taken = false;
      try {
        VaultLock lock = lock(folder);
        taken = true;
        return lock;
      } finally {
        if (!taken) {
          HELD.remove(folder);
        }
      }
    }
  }

  /** {@code store.changed} when the lock file was deleted, which would let another process in. */
  void check() throws StoreFailed {
    file.check();
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      channel.close();
      HELD.remove(folder);
    }
  }

  private static VaultLock lock(Path folder) throws IOException, StoreFailed {
    Path path = folder.resolve(NAME);
    Disk.makeFile(path);
    Watched file = Watched.of(path);
    boolean[] locked = {false};
    FileChannel[] channel = new FileChannel[1];
    Disk.uninterrupted(() -> {
      channel[0] = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      locked[0] = tryLock(channel[0]);
    });
    if (!locked[0]) {
      channel[0].close();
      throw inUse(folder);
    }
    return new VaultLock(folder, channel[0], file);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static StoreFailed inUse(Path vault) {
    return new StoreFailed("in-use", null, vault.toString());
  }
}
