package org.countersign.app.service.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.countersign.app.service.intake.FolderWalk.Found;
import org.countersign.app.service.intake.FolderWalk.Refused;
import org.countersign.model.intake.Readers;
import org.countersign.model.intake.Reading;
import org.countersign.model.intake.Reading.Problem;
import org.countersign.model.intake.Where;

/** Reads the files and whole folders that a person has chosen; changes nothing. */
public final class FolderIntake {
  private final Readers readers = new Readers();

  /** Hears how far the reading is, on the thread that reads. */
  public interface Watch {
    /**
     * A file is about to be read.
     *
     * @param done bytes of all chosen files read so far
     * @param all bytes of all chosen files
     */
    void reading(String name, long done, long all);

    /** Whether to stop before the next file. */
    boolean cancelled();
  }

  /**
   * Reads all of them, one after another. What cannot be read is told in its {@link Reading} and
   * keeps no other back.
   *
   * @param password tried on every key store; its owner wipes it
   * @throws CancellationException when the watch says so
   */
  public List<FileReading> read(List<Path> chosen, Optional<char[]> password, Watch watch) {
    FolderWalk walk = FolderWalk.of(chosen, watch);
    List<FileReading> readings = new ArrayList<>();
    for (Refused refused : walk.refused()) {
      readings.add(problem(refused.file(), refused.name(), refused.code(), refused.arguments()));
    }
    long all = walk.found().stream().mapToLong(Found::bytes).sum();
    long done = 0;
    for (Found found : walk.found()) {
      stopIfCancelled(watch);
      watch.reading(found.name(), done, all);
      readings.add(read(found.file(), found.name(), password));
      done += found.bytes();
    }
    return List.copyOf(readings);
  }

  /** Reads one file, for instance once more with a password. */
  public FileReading read(Path file, String name, Optional<char[]> password) {
    byte[] content;
    // What has become a link or a device since it was found is not opened.
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.size(file) > Readers.MOST_BYTES) {
        return tooBig(file, name);
      }
      content = in.readNBytes(Readers.MOST_BYTES + 1);
    } catch (IOException e) {
      return problem(file, name, "file-unreadable", List.of());
    }
    return new FileReading(file, name, readers.read(name, content, password));
  }

  static void stopIfCancelled(Watch watch) {
    if (watch.cancelled()) {
      throw new CancellationException();
    }
  }

  private static FileReading tooBig(Path file, String name) {
    return problem(file, name, "too-big", List.of(Readers.MOST_BYTES / 1024 / 1024));
  }

  private static FileReading problem(Path file, String name, String code, List<Object> arguments) {
    Problem problem = new Problem(new Where(name, ""), code, arguments);
    return new FileReading(file, name, new Reading("", List.of(), List.of(problem)));
  }
}
