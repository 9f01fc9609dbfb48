package org.countersign.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.people.Person;

/** The file of demonstration PINs: a line a person, tab-separated: id, token label, PIN, SO PIN. */
final class CastFile {
  private static final String HEAD =
      """
      # PINs of the demonstration vault's SoftHSM tokens. Not secret; never use such a vault for real keys.
      # person	token	PIN	SO PIN
      """;

  private CastFile() {}

  static void write(Path file, List<Cast.Custodian> custodians) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (Cast.Custodian one : custodians) {
      text.append(String.join("\t", one.person().id(), one.tokenLabel(), one.pin(), one.soPin()))
          .append('\n');
    }
    Files.writeString(file, text);
  }

  static Optional<List<Cast.Custodian>> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Cast.Custodian> custodians = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        custodians.add(new Cast.Custodian(person(fields[0]), fields[1], fields[2], fields[3]));
      }
    }
    return Optional.of(custodians);
  }

  private static Person person(String id) throws IOException {
    return Cast.FIVE.stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IOException("the file of demonstration PINs names " + id));
  }
}
