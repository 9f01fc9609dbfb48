package org.countersign.persistence.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.failure.StoreFailed;

/** Begins a bundle under a temporary name beside where it is to be. */
public final class NewBundles {
  /** How the name of a bundle ends that is one file. */
  public static final String ARCHIVE = ".zip";

  private static final int RANDOM = 4;

  private NewBundles() {}

  /**
   * Begins a folder, or a file where the name ends in {@code .zip}. Refuses with {@code
   * store.exists} a name that is taken, with {@code store.missing} a folder that is not there.
   */
  public static BundleSink begin(Path target) throws StoreFailed {
    Path place = target.toAbsolutePath();
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoreFailed("exists", null, place.toString());
    }
    if (place.getParent() == null || !Files.isDirectory(place.getParent())) {
      throw new StoreFailed("bundle-place", null, String.valueOf(place.getParent()));
    }
    byte[] random = new byte[RANDOM];
    new SecureRandom().nextBytes(random);
    String name = "." + place.getFileName() + "." + HexFormat.of().formatHex(random) + ".part";
    Path temporary = place.resolveSibling(name);
    try {
      return isArchive(place) ? new ZipSink(place, temporary) : new FolderSink(place, temporary);
    } catch (IOException e) {
      throw BundleFaults.of(e, place);
    }
  }

  /** Whether a bundle of this name is one file. */
  public static boolean isArchive(Path target) {
    return target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
  }
}
