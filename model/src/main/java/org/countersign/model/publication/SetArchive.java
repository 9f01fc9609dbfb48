package org.countersign.model.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Refused;

/** All files of a set as one attachment, a zip; the folder that is published is made of it. */
public final class SetArchive {
  /** Of the attachment. */
  public static final String TYPE = "application/zip";

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SetArchive() {}

  /** Packs files, by path. */
  public static byte[] pack(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /**
   * The files of a packed set: what the manifest lists, byte for byte, the manifest, the sums and
   * their signatures. Anything else, anything missing and anything longer than it should be is
   * {@code publication.archive}.
   *
   * @param manifest that the set is known by
   */
  public static SortedMap<String, byte[]> unpack(byte[] archive, SetManifest manifest)
      throws Refused {
    SetFiles wanted = new SetFiles(manifest);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String path = entry.getName();
        long most = wanted.length(path).orElseThrow(() -> new Refused("publication.extra", path));
        byte[] bytes = zip.readNBytes((int) most + 1);
        if (files.put(path, bytes) != null) {
          throw new Refused("publication.extra", path);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("publication.archive", String.valueOf(e.getMessage()));
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      wanted.check(file.getKey(), Sha256.hex(file.getValue()));
    }
    wanted.complete(files.keySet());
    return files;
  }
}
