package org.countersign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.countersign.model.journal.Entry;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Change;
import org.countersign.persistence.register.H2Register;
import tools.jackson.databind.node.JsonNodeFactory;

/** One entry that changes a million things, put into the register on disk. */
final class RegisterBench {
  private static final int KEYS = 100_000;
  private static final int PATHS = 1_000_000;

  private RegisterBench() {}

  public static void main(String[] args) throws Exception {
    Path vault = Path.of(args[0]);
    LargeVault large = new LargeVault(KEYS, PATHS);
    List<Change> changes = large.changes();
    double bare = bare(vault.resolve("bare"), large.paths);
    Files.createDirectories(vault);
    H2Register.delete(vault);
    VaultFixture founded = VaultFixture.founded();
    double taken;
    double again;
    try (H2Register register = H2Register.open(vault)) {
      register.apply(Entry.parse(founded.lines().getFirst()), List.of());
      long begin = System.nanoTime();
      register.apply(entry(founded), changes);
      taken = since(begin);
      begin = System.nanoTime();
      if (register.digested().applied() != 2) {
        throw new AssertionError("not applied");
      }
      again = since(begin);
    }
    double perRow = taken / changes.size();
    Figures.row(
        "register on disk: one entry with 100,000 keys, as many certificates and 1,000,000 trust"
            + " paths",
        Figures.ms(taken) + ", " + size(vault.resolve(H2Register.FOLDER)),
        Figures.rate(changes.size() * 1000 / taken),
        "H2 alone, a row for each trust path: "
            + Figures.ms(bare)
            + ", ratio for each row "
            + Figures.ratio(perRow / (bare / PATHS)),
        "",
        true);
    Figures.row(
        "… all its tables hashed, for comparing it with the journal",
        Figures.ms(again),
        Figures.rate(changes.size() * 1000 / again),
        "",
        "",
        true);
  }

  private static Entry entry(VaultFixture founded) {
    return new Entry(
        founded.header(founded.ada, "bench", "", false),
        new byte[Entry.SALT],
        JsonNodeFactory.instance.objectNode(),
        List.of());
  }

  /** What any program would take that writes these rows into one table. */
  private static double bare(Path folder, List<TrustPath> paths) throws Exception {
    Files.createDirectories(folder);
    String url = "jdbc:h2:async:" + folder.toAbsolutePath().resolve("bare") + ";WRITE_DELAY=0";
    long begin;
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      try (Statement make = connection.createStatement()) {
        make.execute(
            "create table path (id varchar(36) primary key, name varchar, domain varchar, trusts"
                + " varchar, contact varchar, environment varchar, criticality varchar)");
      }
      connection.setAutoCommit(false);
      begin = System.nanoTime();
      try (PreparedStatement insert =
          connection.prepareStatement("insert into path values (?, ?, ?, ?, ?, ?, ?)")) {
        for (TrustPath path : paths) {
          insert.setString(1, path.id());
          insert.setString(2, path.name());
          insert.setString(3, path.domain());
          insert.setString(4, path.trusts().map(Object::toString).orElse(""));
          insert.setString(5, path.contact());
          insert.setString(6, path.environment());
          insert.setString(7, path.criticality().name());
          insert.executeUpdate();
        }
      }
      connection.commit();
      return since(begin);
    }
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static String size(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }
}
