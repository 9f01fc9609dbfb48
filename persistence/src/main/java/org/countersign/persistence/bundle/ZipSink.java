package org.countersign.persistence.bundle;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;

/** A bundle as one archive. */
final class ZipSink implements BundleSink {
  private static final int BUFFER = 1 << 16;
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path target;
  private final Path temporary;
  private final FileOutputStream file;
  private final ZipOutputStream zip;
  private boolean finished;

  ZipSink(Path target, Path temporary) throws IOException {
    this.target = target;
    this.temporary = temporary;
    this.file = new FileOutputStream(Files.createFile(temporary).toFile());
    this.zip = new ZipOutputStream(new BufferedOutputStream(file, BUFFER), StandardCharsets.UTF_8);
  }

  @Override
  public void add(String path, Content content) throws Failure {
    if (!BundleFiles.isPath(path)) {
      throw new StoreFailed("name", null, path);
    }
    try {
      ZipEntry entry = new ZipEntry(path);
      // The same bundle is the same bytes whenever it is written: the time is in the manifest.
      entry.setTimeLocal(EARLIEST);
      zip.putNextEntry(entry);
      content.to(new KeptOpen(zip));
      zip.closeEntry();
    } catch (IOException e) {
      throw BundleFaults.of(e, target);
    }
  }

  /** With the list of what is in it, which comes last and may not find room. */
  @Override
  public void complete() throws StoreFailed {
    if (finished) {
      return;
    }
    try {
      zip.finish();
      zip.flush();
      file.getFD().sync();
      zip.close();
      finished = true;
    } catch (IOException e) {
      throw BundleFaults.of(e, target);
    }
  }

  @Override
  public void publish() throws StoreFailed {
    complete();
    try {
      appear();
      Syncing.folder(target.getParent());
    } catch (IOException e) {
      throw BundleFaults.of(e, target);
    }
  }

  /** A link fails where a rename would replace. */
  private void appear() throws IOException, StoreFailed {
    try {
      Files.createLink(target, temporary);
      Files.delete(temporary);
    } catch (FileAlreadyExistsException e) {
      throw new StoreFailed("exists", e, target.toString());
    } catch (UnsupportedOperationException | IOException e) {
      // A removable drive's file system often has no hard links.
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new StoreFailed("exists", null, target.toString());
      }
      Files.move(temporary, target);
    }
  }

  @Override
  public void close() {
    try {
      if (!finished) {
        file.close();
      }
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      System.getLogger(ZipSink.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + temporary, e);
    }
  }

  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
