package org.countersign.app.screen.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.text.OperationText;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/** What an entry records, in words. */
public final class JournalText {
  private JournalText() {}

  /** In a sentence; the kind itself where the body cannot be read. */
  public static String of(VaultState state, RegisterStore.EntryRow entry) {
    try {
      JsonNode body = Canonical.parse(entry.body().getBytes(StandardCharsets.UTF_8));
      return words(state, entry, body);
    } catch (Refused e) {
      return entry.kind();
    }
  }

  private static String words(
      VaultState state, RegisterStore.EntryRow entry, JsonNode body) {
    return switch (entry.kind()) {
      case Kinds.FOUNDED ->
          text(entry, body.path("name").asString(""), body.path("founders").size());
      case Kinds.RAISED ->
          text(entry, raised(state, entry, body), body.path("reason").asString(""));
      case Kinds.APPROVED, Kinds.REFUSED ->
          text(
              entry,
              request(state, body.path("approval").path("request").asString("")),
              body.path("approval").path("comment").asString(""));
      case Kinds.STARTED, Kinds.FINISHED ->
          text(entry, request(state, body.path("request").asString("")));
      case Kinds.FAILED ->
          text(
              entry,
              request(state, body.path("request").asString("")),
              body.path("code").asString(""));
      case Kinds.SESSION_OPENED -> text(entry, body.path("token").path("label").asString(""));
      case Kinds.SESSION_CLOSED ->
          text(entry, body.path("by").asString("").equals("idle") ? 1 : 0);
      case Kinds.CUT -> text(entry, body.path("bytes").asLong(0));
      default -> entry.kind();
    };
  }

  private static String text(RegisterStore.EntryRow entry, Object... arguments) {
    return Messages.text("journal.words." + entry.kind(), arguments);
  }

  private static Messages.Composed raised(
      VaultState state, RegisterStore.EntryRow entry, JsonNode body) {
    List<RequestFile> files =
        state.requests().all().stream().filter(f -> f.raisedSeq() == entry.seq()).toList();
    return new Messages.Composed(
        files.isEmpty()
            ? OperationText.title(body.path("operation").asString(""))
            : sentence(state, files.getFirst()));
  }

  private static Messages.Composed request(VaultState state, String hash) {
    Optional<RequestFile> file = state.requests().find(hash);
    return new Messages.Composed(file.map(f -> sentence(state, f)).orElse(hash));
  }

  private static String sentence(VaultState state, RequestFile file) {
    return OperationText.sentence(state, file.request(), file.operation());
  }
}
