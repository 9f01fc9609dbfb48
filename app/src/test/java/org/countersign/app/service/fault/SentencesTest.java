package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.app.fx.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  private static final Pattern MADE = Pattern.compile("new Refused\\(what \\+ \"\\.([a-z-]+)\"");

  /** Codes that are put together of what is read and what is wrong with it. */
  @ParameterizedTest
  @ValueSource(strings = {"csr", "certificate"})
  void everyFaultOfWhatIsReadHasASentence(String what) throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    for (String name : new String[] {"SubjectName", "Pem", "PublicKeys"}) {
      Path source =
          Path.of("../model/src/main/java/org/countersign/model/pki").resolve(name + ".java");
      var matcher = MADE.matcher(Files.readString(source));
      while (matcher.find()) {
        missing.add("failure." + what + "." + matcher.group(1));
      }
    }
    assertThat(missing).hasSizeGreaterThan(8);
    missing.removeIf(key -> Messages.find(key).isPresent());
    assertThat(missing).isEmpty();
  }
}
