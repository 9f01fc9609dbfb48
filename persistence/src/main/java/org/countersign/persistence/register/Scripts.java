package org.countersign.persistence.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The migration scripts of this program, held against those that a register has been through. A
 * register that lacks none is opened without Flyway, whose own start takes longer than all else
 * that opening takes.
 */
final class Scripts {
  private static final String FOLDER = "db/migration/";
  private static final String SCRIPT = ".sql";

  private Scripts() {}

  /**
   * Whether the register has been through exactly these scripts, spelt as they are now. Where there
   * is any doubt the answer is no, and Flyway says what is wrong.
   */
  static boolean allIn(Connection register) throws SQLException {
    try {
      Map<String, Integer> ours = sums();
      return !ours.isEmpty() && ours.equals(applied(register));
    } catch (IOException | UncheckedIOException | URISyntaxException e) {
      return false;
    }
  }

  private static Map<String, Integer> applied(Connection register) throws SQLException {
    Map<String, Integer> scripts = new TreeMap<>();
    try (Statement statement = register.createStatement();
        ResultSet table =
            register.getMetaData().getTables(null, "public", "flyway_schema_history", null)) {
      if (!table.next()) {
        return scripts;
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT \"script\", \"checksum\", \"success\" FROM \"flyway_schema_history\""
                  + " WHERE \"installed_rank\" > 0")) { // below: that the table was made
        while (rows.next()) {
          boolean once = scripts.put(rows.getString(1), rows.getInt(2)) == null;
          if (!once || !rows.getBoolean(3)) {
            return Map.of();
          }
        }
      }
    }
    return scripts;
  }

  /** By name, as Flyway sums them up. */
  private static Map<String, Integer> sums() throws IOException, URISyntaxException {
    CodeSource source = Scripts.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Map.of();
    }
    Path place = Path.of(source.getLocation().toURI());
    return Files.isDirectory(place) ? inFolder(place.resolve(FOLDER)) : inJar(place);
  }

  private static Map<String, Integer> inFolder(Path folder) throws IOException {
    Map<String, Integer> sums = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(SCRIPT)).toList()) {
        sums.put(file.getFileName().toString(), sum(Files.newInputStream(file)));
      }
    }
    return sums;
  }

  private static Map<String, Integer> inJar(Path file) throws IOException {
    Map<String, Integer> sums = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (ZipEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(FOLDER) && name.endsWith(SCRIPT)) {
          sums.put(name.substring(FOLDER.length()), sum(jar.getInputStream(entry)));
        }
      }
    }
    return sums;
  }

  /** CRC-32 over the lines without their ends, which it also is after a checkout on Windows. */
  private static int sum(InputStream script) throws IOException {
    CRC32 sum = new CRC32();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    }
    return (int) sum.getValue();
  }
}
