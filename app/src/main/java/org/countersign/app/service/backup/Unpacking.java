package org.countersign.app.service.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.countersign.model.backup.BackupManifest;
import org.countersign.model.backup.SealedContents;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;

/**
 * Decrypts a backup into a folder that is nobody's yet. Until it has come to its end nothing of
 * what is there may be believed: the tag of the encryption comes last.
 */
final class Unpacking {
  /** No vault shrinks more; whoever made the file has disk space in mind. */
  private static final long MOST_TIMES = 400;

  private static final int LONGEST_MANIFEST = 256 << 20;
  private static final int BUFFER = 1 << 16;

  private final OpenBackup backup;
  private final Path folder;
  private final Consumer<Double> progress;
  private final List<BackupManifest.File> files = new ArrayList<>();
  private long room;
  private long all;

  Unpacking(OpenBackup backup, Path folder, Consumer<Double> progress) {
    this.backup = backup;
    this.folder = folder;
    this.progress = progress;
  }

  /** The manifest, as its maker has signed it; whose signature it is is not checked here. */
  record Unpacked(BackupManifest manifest, byte[] signature) {}

  Unpacked run() throws Failure {
    byte[] key = backup.key();
    try (InputStream in = Files.newInputStream(backup.file())) {
      all = Math.max(1, Files.size(backup.file()));
      room = all * MOST_TIMES;
      return outer(new ZipInputStream(new BufferedInputStream(new Told(in), BUFFER)), key);
    } catch (IOException e) {
      throw broken(e)
          ? new Refused("backup.damaged", Backups.CONTENTS)
          : new StoreFailed("unreadable", e, backup.file().toString());
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Whether the bytes are at fault, and not the drive they come from: a pulled one is no proof. */
  private static boolean broken(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DriveFailed || cause instanceof FileSystemException) {
        return false;
      }
    }
    return true;
  }

  /** The file could not be read, whatever is in it. */
  private static final class DriveFailed extends IOException {
    private static final long serialVersionUID = 1;

    DriveFailed(IOException cause) {
      super(cause);
    }
  }

  private Unpacked outer(ZipInputStream zip, byte[] key) throws IOException, Failure {
    named(zip.getNextEntry(), Backups.HEADER);
    if (!Arrays.equals(zip.readAllBytes(), backup.headerBytes())) {
      throw new Refused("backup.damaged", Backups.HEADER);
    }
    named(zip.getNextEntry(), Backups.CONTENTS);
    Unpacked unpacked = inner(SealedContents.open(zip, key));
    if (zip.getNextEntry() != null) {
      throw new Refused("backup.damaged", backup.file().getFileName().toString());
    }
    return unpacked;
  }

  private Unpacked inner(InputStream sealed) throws IOException, Failure {
    ZipInputStream zip = new ZipInputStream(new BufferedInputStream(sealed, BUFFER));
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && !entry.getName().equals(Backups.MANIFEST)) {
      file(entry.getName(), zip);
      entry = zip.getNextEntry();
    }
    named(entry, Backups.MANIFEST);
    byte[] manifest = zip.readNBytes(LONGEST_MANIFEST);
    named(zip.getNextEntry(), Backups.SIGNATURE);
    byte[] signature = zip.readNBytes(LONGEST_MANIFEST);
    if (zip.getNextEntry() != null) {
      throw new Refused("backup.damaged", Backups.MANIFEST);
    }
    // To the very end: only there is it known that nothing was changed.
    long ignored = sealed.transferTo(OutputStream.nullOutputStream());
    return new Unpacked(listed(manifest), signature);
  }

  private static void named(ZipEntry entry, String name) throws Refused {
    if (entry == null || !entry.getName().equals(name)) {
      throw new Refused("backup.damaged", name);
    }
  }

  private BackupManifest listed(byte[] bytes) throws Refused {
    BackupManifest manifest;
    try {
      manifest = Canonical.read(Canonical.parse(bytes), BackupManifest.class);
    } catch (Refused e) {
      throw new Refused("backup.damaged", Backups.MANIFEST);
    }
    String header = HexFormat.of().formatHex(Canonical.sha256(backup.headerBytes()));
    if (!manifest.header().equals(header)) {
      throw new Refused("backup.damaged", Backups.HEADER);
    }
    if (!manifest.files().equals(files)) {
      throw new Refused("backup.damaged", Backups.MANIFEST);
    }
    return manifest;
  }

  private void file(String path, InputStream in) throws IOException, Failure {
    if (!BackupManifest.isPath(path)) {
      throw new Refused("backup.path", path);
    }
    Path to = folder.resolve(path);
    MessageDigest digest = Packing.sha256();
    long bytes = write(to, in, digest, path);
    files.add(new BackupManifest.File(path, bytes, HexFormat.of().formatHex(digest.digest())));
  }

  private long write(Path to, InputStream in, MessageDigest digest, String path)
      throws IOException, Failure {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (FileChannel channel = create(to);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        room -= n;
        if (room < 0) {
          throw new Refused("backup.path", path);
        }
        digest.update(buffer, 0, n);
        written(to, () -> {}, out, buffer, n);
      }
      written(
          to,
          () -> {
            out.flush();
            channel.force(true);
          },
          out,
          buffer,
          0);
    }
    return bytes;
  }

  private interface Then {
    void run() throws IOException;
  }

  /** What the disk refuses is not the backup's fault. */
  private static void written(Path to, Then then, OutputStream out, byte[] buffer, int n)
      throws StoreFailed {
    try {
      out.write(buffer, 0, n);
      then.run();
    } catch (IOException e) {
      throw Disk.unwritable(e, to);
    }
  }

  private static FileChannel create(Path to) throws Failure {
    try {
      Files.createDirectories(to.getParent());
      return FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new Refused("backup.path", to.getFileName().toString());
    } catch (IOException e) {
      throw Disk.unwritable(e, to);
    }
  }

  /** Tells how much of the file has been read. */
  private final class Told extends FilterInputStream {
    private long done;

    Told(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n;
      try {
        n = in.read(bytes, from, length);
      } catch (IOException e) {
        throw new DriveFailed(e);
      }
      done += Math.max(0, n);
      progress.accept((double) done / all);
      return n;
    }
  }
}
