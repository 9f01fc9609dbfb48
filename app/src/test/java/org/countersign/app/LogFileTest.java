package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.countersign.model.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LogFileTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);

  @TempDir private Path vault;

  @Test
  void theProgramsOwnSettingsAreFoundAsAService() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    assertThat(root.getLevel()).isEqualTo(Level.INFO);
    assertThat(root.getAppender("terminal")).isNotNull();
  }

  @Test
  void whileAVaultIsOpenItsLogTakesWhatIsLogged() throws Failure, IOException {
    LOG.info("before");
    try (LogFile log = LogFile.into(vault)) {
      assertThat(log).isNotNull();
      LOG.info("while {}", "a name\nwith a line break");
    }
    LOG.info("after");
    Path file = vault.resolve("log/countersign.log");
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(file).content().contains("while a name ␊ with a line break");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }
}
