package org.countersign.persistence.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.journal.Faults;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/** All that is H2's own: where it keeps its files and how it is told to behave. */
final class Database {
  private static final String NAME = "register";
  private static final AtomicLong IN_MEMORY = new AtomicLong();

  // No delay: a commit is in the system's hands before the next statement. It is not forced to the
  // platter; what a power cut takes is replayed from the journal.
  private static final String COMMON = ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE";
  private static final String IN_FILE = ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

  static {
    // Read once, when H2 is first used: no class of the class path may be called from SQL.
    System.setProperty("h2.allowedClasses", "none");
  }

  private Database() {}

  static String inMemory() {
    return "jdbc:h2:mem:register-" + IN_MEMORY.incrementAndGet() + COMMON;
  }

  /** The folder is made if it is not there. */
  static String inFolder(Path folder) throws StoreFailed {
    String path = folder.toAbsolutePath().resolve(NAME).toString();
    if (path.indexOf(';') >= 0) {
      // H2 would take what follows for its settings.
      throw new StoreFailed("folder-name", null, folder.toString());
    }
    try {
      Folders.make(folder);
    } catch (IOException e) {
      throw Faults.of(e, folder, 0);
    }
    return "jdbc:h2:async:" + path + COMMON + IN_FILE;
  }

  /** Refuses with {@code store.register-corrupt} a file that holds more than tables. */
  static void vet(Path folder) throws StoreFailed {
    Path file = folder.resolve(NAME + ".mv.db");
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Optional<String> stranger;
    try {
      stranger = Catalogue.stranger(file.toAbsolutePath().toString());
    } catch (RuntimeException e) {
      throw Trouble.of(e, folder);
    }
    if (stranger.isPresent()) {
      String what = stranger.get();
      throw new StoreFailed(
          "register-corrupt",
          null,
          folder.toString(),
          what.substring(0, Math.min(200, what.length())));
    }
  }

  /** Opens and brings the tables to the version this program knows. */
  static Connection open(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url, "sa", "");
    try {
      if (!Scripts.allIn(connection)) {
        migrate(url);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (RuntimeException | SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void migrate(String url) {
    Flyway.configure()
        .dataSource(url, "sa", "")
        // A later version's register is refused, not used.
        .ignoreMigrationPatterns(new String[0])
        .cleanDisabled(true)
        .load()
        .migrate();
  }

  /**
   * A second connection to an open database, which sees it as it is at its first question and goes
   * on seeing that.
   */
  static Connection snapshot(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url, "sa", "");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
      connection.setAutoCommit(false);
      return connection;
    } catch (RuntimeException | SQLException e) {
      connection.close();
      throw e;
    }
  }

  static DSLContext sql(Connection connection) {
    // Not the overload for a connection: with it javac reads jOOQ's settings, whose annotations we
    // lack.
    return DSL.using(new DefaultConnectionProvider(connection), SQLDialect.H2);
  }

  /** Deletes H2's files of a folder and nothing else. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, NAME + ".*")) {
      for (Path file : files) {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(file);
        }
      }
    }
  }
}
