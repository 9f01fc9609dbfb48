package org.countersign.model.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json} written and read file by file: a bundle of a long journal lists hundreds of
 * thousands, and a tree of all of them takes ten times the memory of the text.
 */
final class ManifestFile {
  private static final String FILES = "files";

  private ManifestFile() {}

  static void write(Manifest manifest, OutputStream out) throws IOException {
    ObjectNode rest = manifest.rest();
    char before = '{';
    for (String name : rest.propertyNames().stream().sorted().toList()) {
      out.write(before);
      out.write(Canonical.bytesOf(name));
      out.write(':');
      if (name.equals(FILES)) {
        write(manifest.files(), out);
      } else {
        out.write(Canonical.bytes(rest.get(name)));
      }
      before = ',';
    }
    out.write('}');
    out.write('\n');
  }

  private static void write(List<FileLine> files, OutputStream out) throws IOException {
    char before = '[';
    for (FileLine file : files) {
      out.write(before);
      String line =
          "{\"bytes\":%d,\"path\":\"%s\",\"sha256\":\"%s\"}"
              .formatted(file.bytes(), file.path(), file.sha256());
      // A path and a hash are of characters that stand for themselves.
      out.write(line.getBytes(StandardCharsets.US_ASCII));
      before = ',';
    }
    if (files.isEmpty()) {
      out.write('[');
    }
    out.write(']');
  }

  static Manifest read(byte[] file) throws Refused {
    if (file.length == 0 || file[file.length - 1] != '\n') {
      throw new Refused("bundle.manifest", "it does not end with a newline");
    }
    ObjectNode rest = rest(file);
    if (!rest.path("format").asString("").equals(Manifest.FORMAT)) {
      throw new Refused("bundle.other-format", rest.path("format").asString(""));
    }
    JsonNode version = rest.path("v");
    if (!version.isIntegralNumber() || version.asLong(0) != Manifest.VERSION) {
      throw new Refused("bundle.newer", version.toString(), Manifest.VERSION);
    }
    Manifest manifest = read(rest, file);
    if (!isWrittenAs(manifest, file)) {
      throw new Refused("bundle.manifest", "not in its one form");
    }
    return manifest;
  }

  private static Manifest read(ObjectNode rest, byte[] file) throws Refused {
    try {
      return Manifest.of(rest, files(file));
    } catch (Refused e) {
      throw new Refused("bundle.manifest", String.valueOf(e.arguments().getLast()));
    } catch (IllegalArgumentException e) {
      throw new Refused("bundle.manifest", String.valueOf(e.getMessage()));
    }
  }

  /** What is done with a member of the whole, whose value the parser is at. */
  private interface Member {
    void of(String name, JsonParser parser) throws Refused;
  }

  /** All but the files, of which there is a list without any. */
  private static ObjectNode rest(byte[] file) throws Refused {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    each(
        file,
        (name, parser) -> {
          if (name.equals(FILES) && parser.currentToken() == JsonToken.START_ARRAY) {
            parser.skipChildren();
            rest.putArray(FILES);
          } else {
            JsonNode value = parser.readValueAsTree();
            rest.set(name, value);
          }
        });
    return rest;
  }

  private static List<FileLine> files(byte[] file) throws Refused {
    List<FileLine> files = new ArrayList<>();
    each(
        file,
        (name, parser) -> {
          if (!name.equals(FILES) || parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
          }
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode one = parser.readValueAsTree();
            files.add(Canonical.read(one, FileLine.class));
          }
        });
    return files;
  }

  private static void each(byte[] file, Member member) throws Refused {
    try (JsonParser parser = Canonical.parser(file, 0, file.length - 1)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Refused("bundle.manifest", "not an object");
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken ignored = parser.nextToken();
        member.of(name, parser);
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new Refused("bundle.manifest", "json.unreadable");
      }
    } catch (JacksonException e) {
      throw new Refused("bundle.manifest", "json.unreadable");
    }
  }

  private static boolean isWrittenAs(Manifest manifest, byte[] file) {
    Comparing comparing = new Comparing(file);
    try {
      write(manifest, comparing);
      return comparing.same();
    } catch (IOException e) {
      return false;
    }
  }

  /** Compares what is written with what is expected, and ends the writing where they part. */
  private static final class Comparing extends OutputStream {
    private final byte[] expected;
    private int at;

    Comparing(byte[] expected) {
      this.expected = expected;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      boolean longer = count > expected.length - at;
      if (longer || !Arrays.equals(bytes, from, from + count, expected, at, at + count)) {
        throw new IOException("it differs");
      }
      at += count;
    }

    boolean same() {
      return at == expected.length;
    }
  }
}
