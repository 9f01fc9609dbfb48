package org.countersign.app.hsm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds PKCS#11 modules where they usually are: those p11-kit is told of, and the places where
 * packages put the rest. Finding loads nothing.
 */
public final class ModuleFinder {
  private static final List<Path> CONFIGURATIONS =
      List.of(Path.of("/etc/pkcs11/modules"), Path.of("/usr/share/p11-kit/modules"));

  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/pkcs11"),
          Path.of("/usr/lib/aarch64-linux-gnu/pkcs11"),
          Path.of("/usr/lib64/pkcs11"),
          Path.of("/usr/lib/pkcs11"),
          Path.of("/usr/local/lib/pkcs11"),
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib/aarch64-linux-gnu"),
          Path.of("/usr/lib64"),
          Path.of("/usr/lib"),
          Path.of("/usr/local/lib"),
          Path.of("/opt/homebrew/lib"),
          Path.of("/Library/OpenSC/lib"),
          Path.of("C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11"),
          Path.of("C:\\SoftHSM2\\lib"));

  private static final List<String> NAMES =
      List.of(
          "softhsm/libsofthsm2.so",
          "libsofthsm2.so",
          "softhsm2-x64.dll",
          "opensc-pkcs11.so",
          "opensc-pkcs11.dll",
          "libykcs11.so",
          "opencryptoki/libopencryptoki.so",
          "libcs_pkcs11_R3.so",
          "libCryptoki2_64.so",
          "libcknfast.so",
          "libeToken.so");

  private final List<Path> configurations;
  private final List<Path> libraries;

  /** For the places of this machine. */
  public ModuleFinder() {
    this(CONFIGURATIONS, LIBRARIES);
  }

  ModuleFinder(List<Path> configurations, List<Path> libraries) {
    this.configurations = configurations;
    this.libraries = libraries;
  }

  /** Every module that exists, once, by its real path; those p11-kit names come first. */
  public List<Path> find() {
    Set<Path> found = new LinkedHashSet<>();
    for (Path configuration : configurations) {
      for (Path file : files(configuration)) {
        module(file).flatMap(this::resolve).ifPresent(found::add);
      }
    }
    for (String name : NAMES) {
      for (Path library : libraries) {
        real(library.resolve(name)).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static List<Path> files(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.module")) {
      stream.forEach(files::add);
    } catch (IOException e) {
      return List.of(); // there is none, or it is not for us to read
    }
    files.sort(null);
    return files;
  }

  /**
   * What the {@code module:} line says (pkcs11.conf(5)), unless it is a store of trust anchors,
   * which holds no keys.
   */
  private static Optional<String> module(Path file) {
    try {
      List<String> lines = Files.readAllLines(file).stream().map(String::strip).toList();
      return value(lines, "trust-policy").filter("yes"::equals).isPresent()
          ? Optional.empty()
          : value(lines, "module");
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private Optional<Path> resolve(String module) {
    Path path = Path.of(module);
    if (path.isAbsolute()) {
      return real(path);
    }
    return libraries.stream()
        .map(library -> real(library.resolve(path)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Path> real(Path path) {
    try {
      return Files.isRegularFile(path) ? Optional.of(path.toRealPath()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
