package org.countersign.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the rows into {@code bench.json} and prints the table. */
final class Report {
  private static final JsonMapper JSON = new JsonMapper();

  private Report() {}

  public static void main(String[] args) throws Exception {
    List<String> rows = Files.readAllLines(Path.of(System.getProperty("bench.rows")));
    String machine = args[1];
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    Files.writeString(
        Path.of(args[0]),
        "{\"date\":%s,\"machine\":%s,\"rows\":[%n%s%n]}%n"
            .formatted(
                JSON.writeValueAsString(date),
                JSON.writeValueAsString(machine),
                String.join(",\n", rows)));
    System.out.printf("%s, %s%n%n", date, machine);
    System.out.println("| what | measured | spread | beside it, in the same run | wanted | |");
    System.out.println("|---|---|---|---|---|---|");
    for (String row : rows) {
      System.out.println(line(JSON.readTree(row)));
    }
  }

  private static String line(JsonNode row) {
    boolean asked = !row.path("wanted").asString().isEmpty();
    String end = !asked ? "" : row.path("reached").asBoolean() ? "reached" : "**missed**";
    return List.of("what", "measured", "spread", "peer", "wanted").stream()
        .map(name -> row.path(name).asString())
        .collect(Collectors.joining(" | ", "| ", " | " + end + " |"));
  }
}
