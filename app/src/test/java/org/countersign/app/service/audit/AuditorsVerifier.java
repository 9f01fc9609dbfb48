package org.countersign.app.service.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Verify.java as it is in every bundle, compiled alone and run apart from all that is ours. */
final class AuditorsVerifier implements AutoCloseable {
  private final URLClassLoader loader;
  private final Method run;

  /** What it says. */
  record Said(int exit, String text) {}

  /** Compiles it below the folder, for the oldest Java that it is to run on. */
  AuditorsVerifier(Path folder) throws Exception {
    Path source = Files.createDirectories(folder).resolve("Verify.java");
    Files.write(source, source());
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString());
    if (failed != 0) {
      throw new IllegalStateException("Verify.java does not compile");
    }
    loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    run = loader.loadClass("Verify").getMethod("run", String[].class, PrintStream.class);
  }

  /** The source as it is packaged. */
  static byte[] source() throws IOException {
    try (InputStream in =
        AuditorsVerifier.class.getResourceAsStream("/org/countersign/audit/Verify.java")) {
      return in.readAllBytes();
    }
  }

  Said say(Object... arguments) throws Exception {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit = (int) run.invoke(null, texts, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Said(exit, out.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
