package org.countersign.persistence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.failure.Refused;

/** A bundle that is a folder. No link is followed. */
final class FolderSource implements BundleSource {
  private static final int DEPTH = 2;

  private final Path folder;

  FolderSource(Path folder) {
    this.folder = folder;
  }

  @Override
  public SortedSet<String> files() throws Refused {
    SortedSet<String> files = new TreeSet<>();
    list(folder, "", 1, files);
    return files;
  }

  private static void list(Path in, String prefix, int depth, SortedSet<String> files)
      throws Refused {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(in)) {
      for (Path path : names) {
        String name = prefix + path.getFileName();
        if (!BundleFiles.isPath(name)) {
          throw new Refused("bundle.name", name);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && depth < DEPTH) {
          int before = files.size();
          list(path, name + "/", depth + 1, files);
          if (files.size() == before) {
            throw new Refused("bundle.extra", name + "/");
          }
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.add(name);
        } else {
          throw new Refused("bundle.link", name);
        }
      }
    } catch (IOException e) {
      throw new Refused("bundle.unreadable", prefix, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public InputStream open(String path) throws IOException, Refused {
    Path file = folder.resolve(path);
    if (!BundleFiles.isPath(path)
        || Files.isSymbolicLink(file.getParent())
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused("bundle.link", path);
    }
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
