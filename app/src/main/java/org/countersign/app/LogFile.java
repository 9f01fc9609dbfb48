package org.countersign.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.journal.Faults;
import org.slf4j.LoggerFactory;

/**
 * {@code log/} of the open vault, for whoever looks into a fault: ninety days, at most 100 MB, for
 * the owner only. It proves nothing (the journal does), and no secret goes into it.
 */
public final class LogFile implements AutoCloseable {
  /** The folder's name in the vault. */
  public static final String FOLDER = "log";

  // A name with a line break in it must not make a line of its own.
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{30} "
          + "%replace(%msg){'[\\r\\n]+',' ␊ '}%n%ex";

  private static final int DAYS = 90;

  private final RollingFileAppender<ILoggingEvent> appender;

  private LogFile(RollingFileAppender<ILoggingEvent> appender) {
    this.appender = appender;
  }

  /** From now on all that is logged goes to the vault's log too, until this is closed. */
  public static LogFile into(Path vault) throws StoreFailed {
    Path folder = vault.resolve(FOLDER);
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(folder, ownerOnly(folder));
      }
    } catch (IOException e) {
      throw Faults.of(e, folder, 0);
    }
    RollingFileAppender<ILoggingEvent> appender = appender(context(), folder);
    context().getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return new LogFile(appender);
  }

  @Override
  public void close() {
    context().getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
    appender.stop();
  }

  private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("vault");
    appender.setFile(folder.resolve("countersign.log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve("countersign-%d{yyyy-MM-dd,UTC}.%i.log").toString());
    policy.setMaxHistory(DAYS);
    policy.setMaxFileSize(FileSize.valueOf("5MB"));
    policy.setTotalSizeCap(FileSize.valueOf("100MB"));
    policy.start();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(LINE);
    encoder.start();
    appender.setRollingPolicy(policy);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
