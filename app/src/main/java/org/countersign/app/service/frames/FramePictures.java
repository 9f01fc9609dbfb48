package org.countersign.app.service.frames;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;

/** Saves all frames as pictures, in a new folder: whole, or not at all. */
public final class FramePictures {
  private FramePictures() {}

  /** How far it is. What this throws ends it, and nothing is left. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long all);
  }

  /**
   * The pictures' folder is made in the one given.
   *
   * @return the folder that was made
   * @throws StoreFailed {@code store.exists} when there is one of its name
   */
  public static Path write(QrFrames frames, Path into, Progress progress) throws Failure {
    Path folder = into.resolve(frames.name() + ".frames");
    Path temporary = into.resolve("." + UUID.randomUUID() + ".part");
    boolean done = false;
    try {
      if (Files.exists(folder)) {
        throw new FileAlreadyExistsException(folder.toString());
      }
      Files.createDirectory(temporary);
      for (int index = 0; index < frames.count(); index++) {
        progress.at(index, frames.count());
        ChosenFiles.write(
            temporary.resolve(QrFrames.pictureName(index)),
            frames.code(index).png(QrFrames.PIXELS));
      }
      Files.move(temporary, folder);
      done = true;
      return folder;
    } catch (FileAlreadyExistsException e) {
      throw new StoreFailed("exists", e, folder.toString());
    } catch (IOException e) {
      throw new StoreFailed("unwritable", e, folder.toString());
    } finally {
      if (!done) {
        delete(temporary);
      }
    }
  }

  private static void delete(Path temporary) throws StoreFailed {
    if (!Files.exists(temporary)) {
      return;
    }
    try (Stream<Path> files = Files.list(temporary)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(temporary);
    } catch (IOException e) {
      throw new StoreFailed("unwritable", e, temporary.toString());
    }
  }
}
