package org.countersign.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What the build wrote down about itself. */
public final class BuildVersion implements IVersionProvider {
  private static final String FILE = "/org/countersign/app/build.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"countersign " + read("version")};
  }

  /** The time the build stands for: a clock that is behind it is wrong. */
  static Instant builtAt() {
    return Instant.parse(read("time"));
  }

  private static String read(String key) {
    Properties build = new Properties();
    try (InputStream in = BuildVersion.class.getResourceAsStream(FILE)) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty(key);
  }
}
