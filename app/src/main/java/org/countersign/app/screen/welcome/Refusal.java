package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import java.util.List;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.TokenFailure;

/**
 * Why a vault did not open, for a page of its own.
 *
 * @param title the matter in a few words
 * @param happened what was found
 * @param notDone what was left alone
 * @param toDo what to do now
 * @param code to copy
 */
record Refusal(
    Path folder, String title, String happened, String notDone, String toDo, String code) {
  private static final List<String> NO_VAULT =
      List.of("store.missing", "store.no-journal", "store.journal-empty");

  /** The page for a failure to open the vault in this folder. */
  static Refusal of(Path folder, Failure failure) {
    String key = "welcome.refused." + kind(failure);
    long entry = failure instanceof JournalBroken broken ? broken.seq() : 0;
    Object[] said = {folder.toString(), entry, FailureText.sentence(failure), version(failure)};
    return new Refusal(
        folder,
        Messages.text(key + ".title", said),
        Messages.text(key + ".happened", said),
        Messages.text(key + ".not-done", said),
        Messages.text(key + ".to-do", said),
        entryCode(failure));
  }

  private static String kind(Failure failure) {
    String code = failure.code();
    if (code.equals("journal.shorter") || code.equals("store.register-ahead")) {
      return "shorter";
    }
    if (failure instanceof JournalBroken) {
      return isOfVersion(failure) ? "version" : "broken";
    }
    if (failure instanceof TokenFailure) {
      return "module";
    }
    if (NO_VAULT.contains(code)) {
      return "no-vault";
    }
    return switch (code) {
      case "store.in-use" -> "in-use";
      case "store.read-only" -> "read-only";
      case "store.full" -> "full";
      default -> "other";
    };
  }

  /** {@code journal.unreadable} carries why the line could not be read. */
  private static boolean isOfVersion(Failure failure) {
    return failure.arguments().contains("entry.version");
  }

  private static String version(Failure failure) {
    boolean named = isOfVersion(failure) && failure.arguments().size() > 2;
    return named ? failure.arguments().get(2).toString().replaceAll("[\\[\\]]", "") : "";
  }

  private static String entryCode(Failure failure) {
    return failure instanceof JournalBroken broken
        ? failure.code() + " @" + broken.seq()
        : failure.code();
  }
}
