package org.countersign.persistence.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.failure.Refused;

/** Opens a bundle to read it: a folder, or an archive. */
public final class OpenBundles {
  private OpenBundles() {}

  /** Whether it can be meant as a bundle: an archive, or a folder with a manifest. */
  public static boolean looksLikeOne(Path path) {
    return Files.isRegularFile(path)
        || Files.exists(path.resolve(BundleFiles.MANIFEST), LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens it. Refuses with {@code bundle.archive} a file that is no archive. */
  public static BundleSource open(Path path) throws Refused {
    if (Files.isDirectory(path)) {
      return new FolderSource(path);
    }
    try {
      return new ZipSource(path);
    } catch (IOException e) {
      throw new Refused("bundle.archive", path.toString(), String.valueOf(e.getMessage()));
    }
  }
}
