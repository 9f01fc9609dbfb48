package org.countersign.app.service.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;

/**
 * The place that a backup is restored to. Beside it are, while it lasts, a folder with what was
 * decrypted and a file that says whether that was found whole, both with names that begin with a
 * dot. Replacing a vault takes two renames; the file lets whoever comes next end what a killed
 * process has begun. It is locked for as long as its process lives.
 */
final class RestorePlace implements AutoCloseable {
  private static final String FOLDER = ".restoring";
  private static final String RECORD = ".restore";
  private static final Pattern CHECKED =
      Pattern.compile("checked ((?:[^/\\\\\\n]+\\.before-restore-[0-9]{8}-[0-9]{6})?)\n");
  private static final int LONGEST = 4096;

  private final Path target;
  private final FileChannel record;
  private final Mover mover;
  private boolean checked;

  /** Renames a folder; replaces nothing. */
  interface Mover {
    /** As a rename does it. */
    Mover RENAME = (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);

    void move(Path from, Path to) throws IOException;
  }

  private RestorePlace(Path target, FileChannel record, Mover mover) {
    this.target = target;
    this.record = record;
    this.mover = mover;
  }

  /**
   * Takes it, and makes the folder to decrypt into. What a killed restore has left there is gone
   * afterwards.
   *
   * @throws Failure {@code backup.restoring} while another console restores to it
   */
  static RestorePlace take(Path target, Mover mover) throws Failure {
    Optional<CutOffRestore> ignored = settle(target);
    try {
      FileChannel record =
          FileChannel.open(
              beside(target, RECORD),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      if (!locked(record)) {
        record.close();
        throw new Refused("backup.restoring", target.toString());
      }
      RestorePlace place = new RestorePlace(target, record, mover);
      place.begin();
      return place;
    } catch (IOException e) {
      throw Disk.unwritable(e, target);
    }
  }

  private void begin() throws IOException {
    try {
      record.truncate(0);
      Disk.delete(folder());
      Disk.makeFolder(folder());
    } catch (IOException e) {
      record.close();
      Files.deleteIfExists(beside(target, RECORD));
      throw e;
    }
  }

  /** Where it is decrypted. */
  Path folder() {
    return beside(target, FOLDER);
  }

  /**
   * Gives what is in the folder the place, now that it was found whole.
   *
   * @param aside where what is there is moved
   */
  void fill(Optional<Path> aside) throws IOException {
    Disk.syncTree(folder());
    String name = aside.map(path -> path.getFileName().toString()).orElse("");
    record.write(ByteBuffer.wrap(("checked " + name + "\n").getBytes(StandardCharsets.UTF_8)));
    record.force(true);
    Disk.sync(parent(target));
    checked = true;
    if (aside.isPresent()) {
      mover.move(target, aside.get());
    } else {
      // There may be an empty folder, which not every system renames over.
      Files.deleteIfExists(target);
    }
    try {
      mover.move(folder(), target);
    } catch (IOException e) {
      if (aside.isPresent()) {
        mover.move(aside.get(), target);
      }
      throw e;
    }
    Disk.sync(parent(target));
  }

  /**
   * Whether a restored vault waits beside the folder for being given its place, which is empty.
   * Looks, and changes nothing.
   */
  static boolean waits(Path target) {
    return !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(beside(target, RECORD), LinkOption.NOFOLLOW_LINKS);
  }

  /** As {@link CutOffRestore#settle}. */
  static Optional<CutOffRestore> settle(Path target) throws StoreFailed {
    Path record = beside(target, RECORD);
    if (!Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (FileChannel channel =
        FileChannel.open(
            record, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (!locked(channel)) {
        return Optional.empty();
      }
      Optional<CutOffRestore> ended = ended(target, said(channel));
      Disk.delete(beside(target, FOLDER));
      Files.delete(record);
      Disk.sync(parent(target));
      return ended;
    } catch (IOException e) {
      throw Disk.unwritable(e, target);
    }
  }

  /** Empty while it was not known to be whole; else the name that what was there is to have. */
  private static Optional<String> said(FileChannel record) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    while (bytes.hasRemaining() && record.read(bytes) >= 0) {
      // until its end
    }
    Matcher matcher =
        CHECKED.matcher(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<CutOffRestore> ended(Path target, Optional<String> said)
      throws IOException, StoreFailed {
    boolean there = Restores.isVault(target);
    if (said.isEmpty()) {
      return there ? Optional.of(new CutOffRestore(false, Optional.empty())) : Optional.empty();
    }
    Optional<Path> before =
        said.filter(name -> !name.isEmpty())
            .map(target::resolveSibling)
            .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    Path waiting = beside(target, FOLDER);
    boolean waits = Files.isDirectory(waiting, LinkOption.NOFOLLOW_LINKS);
    if (there) {
      if (waits && before.isPresent()) {
        throw new StoreFailed(
            "restore-unclear",
            null,
            target.toString(),
            before.get().toString(),
            waiting.toString());
      }
      return Optional.of(new CutOffRestore(!waits, before));
    }
    return put(waits ? Optional.of(waiting) : before, target)
        .map(moved -> new CutOffRestore(waits, waits ? before : Optional.empty()));
  }

  private static Optional<Path> put(Optional<Path> vault, Path target) throws IOException {
    if (vault.isPresent()) {
      Files.deleteIfExists(target);
      Mover.RENAME.move(vault.get(), target);
    }
    return vault;
  }

  private static boolean locked(FileChannel record) throws IOException {
    try {
      return record.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  private static Path parent(Path target) {
    return target.toAbsolutePath().getParent();
  }

  /** Deletes what was not needed; not what {@link #settle} still needs. */
  @Override
  public void close() throws StoreFailed {
    try (record) {
      if (!checked || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Disk.delete(folder());
        Files.deleteIfExists(beside(target, RECORD));
      }
    } catch (IOException e) {
      throw Disk.unwritable(e, folder());
    }
  }
}
