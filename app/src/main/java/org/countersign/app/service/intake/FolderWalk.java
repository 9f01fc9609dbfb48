package org.countersign.app.service.intake;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.countersign.app.service.intake.FolderIntake.Watch;

/**
 * Finds the files in what was chosen. A link within a folder is not followed: what it leads to
 * inside is found anyway, and what is outside nobody chose.
 */
final class FolderWalk {
  /** Of all folders together; whoever has more chooses smaller folders. */
  static final int MOST_FILES = 100_000;

  /** Folders within folders. */
  static final int DEEPEST = 32;

  private final Watch watch;
  private final List<Found> found = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  /** A file to read, with its length as it was then. */
  record Found(Path file, String name, long bytes) {}

  /** What is not read; {@code code} is of {@code intake.problem.<code>}. */
  record Refused(Path file, String name, String code, List<Object> arguments) {}

  private FolderWalk(Watch watch) {
    this.watch = watch;
  }

  static FolderWalk of(List<Path> chosen, Watch watch) {
    FolderWalk walk = new FolderWalk(watch);
    chosen.forEach(walk::choice);
    walk.found.sort(Comparator.comparing(Found::name));
    return walk;
  }

  List<Found> found() {
    return found;
  }

  List<Refused> refused() {
    return refused;
  }

  /** A link that somebody chose by name is what they meant. */
  private void choice(Path chosen) {
    String name = name(chosen);
    try {
      Path real = chosen.toRealPath();
      BasicFileAttributes attributes =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        folder(real, name);
      } else {
        file(real, name, attributes);
      }
    } catch (IOException e) {
      refuse(chosen, name, "file-unreadable");
    }
  }

  private static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }

  private void folder(Path folder, String name) throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            FolderIntake.stopIfCancelled(watch);
            return take(folder, file, below(name, folder, file), attributes);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            refuse(file, below(name, folder, file), "file-unreadable");
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String below(String name, Path folder, Path file) {
    return name + "/" + folder.relativize(file);
  }

  private FileVisitResult take(
      Path folder, Path file, String name, BasicFileAttributes attributes) {
    if (found.size() >= MOST_FILES) {
      refused.add(new Refused(file, name, "too-many-files", List.of(MOST_FILES)));
      return FileVisitResult.TERMINATE;
    }
    if (attributes.isSymbolicLink()) {
      link(folder, file, name);
    } else if (attributes.isDirectory()) {
      refused.add(new Refused(file, name, "too-deep", List.of(DEEPEST)));
    } else {
      file(file, name, attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  private void link(Path folder, Path link, String name) {
    try {
      if (!link.toRealPath().startsWith(folder)) {
        refuse(link, name, "link-outside");
      }
    } catch (IOException e) {
      refuse(link, name, "link-broken");
    }
  }

  /** Opening a pipe would wait for somebody to write into it. */
  private void file(Path file, String name, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      found.add(new Found(file, name, attributes.size()));
    } else {
      refuse(file, name, "not-a-file");
    }
  }

  private void refuse(Path file, String name, String code) {
    refused.add(new Refused(file, name, code, List.of()));
  }
}
