package org.countersign.persistence.bundle;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;

/** A bundle as a folder. Not by channels: a cancelled task is interrupted, which closes them. */
final class FolderSink implements BundleSink {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path temporary;
  private final Set<Path> folders = new HashSet<>();
  private boolean published;

  FolderSink(Path target, Path temporary) throws IOException {
    this.target = target;
    this.temporary = Files.createDirectory(temporary);
    folders.add(temporary);
  }

  @Override
  public void add(String path, Content content) throws Failure {
    if (!BundleFiles.isPath(path)) {
      throw new StoreFailed("name", null, path);
    }
    Path file = temporary.resolve(path);
    try {
      if (folders.add(file.getParent())) {
        Files.createDirectory(file.getParent());
      }
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new StoreFailed("exists", null, file.toString());
      }
      try (FileOutputStream to = new FileOutputStream(file.toFile());
          OutputStream out = new BufferedOutputStream(to, BUFFER)) {
        content.to(out);
        out.flush();
        to.getFD().sync();
      }
    } catch (IOException e) {
      throw BundleFaults.of(e, target);
    }
  }

  @Override
  public void complete() throws StoreFailed {
    try {
      for (Path folder : folders) {
        Syncing.folder(folder);
      }
    } catch (IOException e) {
      throw BundleFaults.of(e, target);
    }
  }

  @Override
  public void publish() throws StoreFailed {
    complete();
    try {
      // A rename would take the place of an empty folder.
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new StoreFailed("exists", null, target.toString());
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      published = true;
      Syncing.folder(target.getParent());
    } catch (IOException e) {
      throw BundleFaults.of(e, target);
    }
  }

  @Override
  public void close() {
    if (!published) {
      remove();
    }
  }

  /** A drive that is gone keeps what is on it, under a name that says it is a part. */
  private void remove() {
    try {
      Files.walkFileTree(temporary, new Removing());
    } catch (IOException e) {
      System.getLogger(FolderSink.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + temporary, e);
    }
  }

  private static final class Removing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes as) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
