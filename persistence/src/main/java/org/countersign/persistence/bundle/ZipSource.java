package org.countersign.persistence.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.countersign.model.audit.BundleFiles;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.failure.Refused;

/** A bundle that is an archive. It is never unpacked; a name is only ever compared. */
final class ZipSource implements BundleSource {
  private final Path file;
  private final ZipFile zip;

  ZipSource(Path file) throws IOException {
    this.file = file;
    this.zip = new ZipFile(file.toFile());
  }

  @Override
  public SortedSet<String> files() throws Refused {
    SortedSet<String> files = new TreeSet<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (!BundleFiles.isPath(name)) {
        throw new Refused("bundle.name", name);
      }
      if (!files.add(name)) {
        throw new Refused("bundle.twice", name);
      }
    }
    try {
      ZipKinds.mustBePlain(file);
    } catch (IOException e) {
      throw new Refused("bundle.archive", file.toString(), String.valueOf(e.getMessage()));
    }
    return files;
  }

  @Override
  public InputStream open(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new FileNotFoundException(path);
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
