package org.countersign.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.fx.FailureText;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;
import org.countersign.persistence.journal.Faults;
import tools.jackson.databind.JsonNode;

/**
 * What the console remembers of its user between two starts: which vaults, which modules, which
 * theme. A convenience and no more: nothing is trusted because it is here, and the file may be
 * deleted.
 *
 * @param vaults those that were opened last, the latest first
 * @param modules PKCS#11 modules that were chosen by hand; empty to look for them
 * @param dark whether the dark theme was chosen
 */
public record Settings(List<Path> vaults, List<Path> modules, boolean dark) {
  /** As many vaults as are remembered. */
  static final int MOST_VAULTS = 6;

  /** Of someone who has not used the console yet. */
  public static final Settings NONE = new Settings(List.of(), List.of(), false);

  private static final int VERSION = 2;
  private static final int LARGEST = 1 << 16;
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIR = PosixFilePermissions.fromString("rwx------");

  /** The file as it is written. */
  private record Form(int v, List<String> vaults, List<String> modules, boolean dark) {}

  /** The file as it was written before vaults and themes were remembered. */
  private record First(int v, String vault, List<String> modules) {
    Form now() {
      return new Form(VERSION, vault.isEmpty() ? List.of() : List.of(vault), modules, false);
    }
  }

  public Settings {
    vaults = vaults.stream().distinct().limit(MOST_VAULTS).toList();
    modules = List.copyOf(modules);
  }

  /** The last vault that was opened. */
  public Optional<Path> vault() {
    return vaults.stream().findFirst();
  }

  /** The same, when this vault was opened. */
  Settings opened(Path folder) {
    List<Path> now = new ArrayList<>(vaults);
    now.remove(folder);
    now.addFirst(folder);
    return new Settings(now, modules, dark);
  }

  /** The same, with this theme. */
  Settings dark(boolean now) {
    return new Settings(vaults, modules, now);
  }

  /** {@code ${XDG_CONFIG_HOME:-~/.config}/countersign/settings.json}. */
  public static Path usualFile() {
    return usualFile(System.getenv(), System.getProperty("user.home"));
  }

  static Path usualFile(Map<String, String> environment, String home) {
    // The XDG base directory specification: a path that is not absolute is to be ignored.
    return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(Path.of(home, ".config"))
        .resolve("countersign")
        .resolve("settings.json");
  }

  /** Reads the file; none is no error. Refuses with {@code settings.unreadable}. */
  public static Settings read(Path file) throws Refused {
    try {
      if (Files.size(file) > LARGEST) {
        throw new Refused("settings.unreadable", file.toString());
      }
      JsonNode tree = Canonical.parse(Files.readAllBytes(file));
      Form form =
          tree.path("v").asInt(0) == 1
              ? Canonical.read(tree, First.class).now()
              : Canonical.read(tree, Form.class);
      if (form.v() != VERSION) {
        throw new Refused("settings.unreadable", file.toString());
      }
      return of(form);
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("settings.unreadable", file.toString());
    } catch (Refused e) {
      throw new Refused("settings.unreadable", file.toString());
    }
  }

  /** Those of {@link #usualFile}; one that cannot be read is told of and left alone. */
  public static Settings orNone(PrintWriter err) {
    try {
      return read(usualFile());
    } catch (Refused e) {
      err.println(FailureText.sentence(e));
      return NONE;
    }
  }

  private static Settings of(Form form) {
    return new Settings(
        form.vaults().stream().map(Path::of).toList(),
        form.modules().stream().map(Path::of).toList(),
        form.dark());
  }

  /** Writes the file whole or not at all, for its owner only. */
  public void write(Path file) throws StoreFailed {
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      makeFolder(file.getParent());
      Files.deleteIfExists(temporary);
      Files.createFile(temporary, only(file, FILE));
      Files.write(temporary, Canonical.bytesOf(form()));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Faults.of(e, file, 0);
    }
  }

  private Form form() {
    return new Form(
        VERSION,
        vaults.stream().map(Settings::whole).toList(),
        modules.stream().map(Settings::whole).toList(),
        dark);
  }

  private static String whole(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, only(folder, DIR));
    }
  }

  private static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
