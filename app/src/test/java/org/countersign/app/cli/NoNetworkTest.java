package org.countersign.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.countersign.app.hsm.SoftHsm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant 10, no network: a real process, with every system call about sockets written down.
 *
 * <p>The JDK itself, when it loads the library that reads files, asks the kernel whether it has
 * IPv4 and IPv6 by making a socket of each and closing it again (JNI_OnLoad of libnet). It cannot
 * be told not to. So what is looked for is an address, a port to listen on, or one socket more than
 * those.
 */
final class NoNetworkTest {
  private static final Pattern USED =
      Pattern.compile("sa_family=AF_(?!UNIX)|\\b(listen|accept4?)\\(|sin6?_(addr|port)");
  private static final Pattern MADE = Pattern.compile("socket\\(AF_(?!UNIX)");
  private static final int MADE_BY_THE_JDK = 3;

  @TempDir private Path folder;

  @Test
  void verifyOpensNoSocket() throws IOException, InterruptedException {
    SampleJournal.into(new JournalFolder(folder));
    isOffline(trace("verify", folder.toString()));
  }

  @Test
  void doctorOpensNoSocket() throws IOException, InterruptedException {
    SampleJournal.into(new JournalFolder(folder));
    String module = SoftHsm.fresh().module().toString();
    isOffline(trace("doctor", "--module", module, "--vault", folder.toString()));
  }

  @Test
  void theTraceWouldShowASocket() throws IOException, InterruptedException {
    // A JVM that opens one, so that the tests above cannot pass by seeing nothing.
    Path source = folder.resolve("Opens.java");
    Files.writeString(
        source,
        """
        public class Opens {
          public static void main(String[] a) throws Exception {
            new java.net.DatagramSocket().close();
          }
        }
        """);
    assertThat(traced(List.of(java(), source.toString()))).containsPattern(USED);
  }

  private static void isOffline(String trace) {
    assertThat(trace).doesNotContainPattern(USED);
    assertThat(MADE.matcher(trace).results().count()).isLessThanOrEqualTo(MADE_BY_THE_JDK);
  }

  private String trace(String... arguments) throws IOException, InterruptedException {
    Path root = Path.of("..").toRealPath();
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("@" + root.resolve("installer/lib/java-options"));
    command.addAll(List.of("--module-path", root.resolve("app/target/lib/javafx").toString()));
    command.addAll(List.of("--class-path", System.getProperty("java.class.path")));
    command.add("org.countersign.app.Main");
    command.addAll(List.of(arguments));
    return traced(command);
  }

  /** Runs the command to its end and returns what strace wrote. */
  private String traced(List<String> command) throws IOException, InterruptedException {
    Path trace = folder.resolve("trace");
    Path output = folder.resolve("output");
    List<String> all =
        new ArrayList<>(
            List.of("strace", "-f", "-qq", "-e", "trace=network", "-o", trace.toString()));
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(output).content().doesNotContain("ptrace", "Could not find or load");
    return Files.readString(trace);
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }
}
