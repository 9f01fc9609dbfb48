package org.countersign.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;

/** A head that somebody kept, as {@code verify} prints it: three lines (3-formats, journal). */
final class CheckpointFile {
  private static final int LARGEST = 1_000;
  private static final Pattern FORM =
      Pattern.compile("countersign\\.journal/([0-9a-f-]{36})\n([1-9][0-9]{0,15})\n([^\n]{44})\n");

  private CheckpointFile() {}

  /** Refuses with {@code checkpoint.unreadable} what is not exactly one. */
  static Checkpoint read(Path file) throws Refused {
    try {
      if (Files.size(file) <= LARGEST) {
        Matcher form = FORM.matcher(Files.readString(file));
        if (form.matches()) {
          byte[] root = Base64.getDecoder().decode(form.group(3));
          return new Checkpoint(form.group(1), Long.parseLong(form.group(2)), root);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("checkpoint.unreadable", file.toString());
    }
    throw new Refused("checkpoint.unreadable", file.toString());
  }
}
