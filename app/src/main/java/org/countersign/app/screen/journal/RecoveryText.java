package org.countersign.app.screen.journal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.memory.HeadWords;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/** Restores and backups, in words. */
final class RecoveryText {
  private static final int WHOLE_ROOT = 64;

  private RecoveryText() {}

  /** For the list. */
  static String what(String kind, JsonNode body) {
    return switch (kind) {
      case Kinds.RESTORED ->
          Messages.text(
              "journal.what.vault.restored",
              body.path("statement").path("size").asLong(0),
              remembered(body));
      case Kinds.HEAD_GIVEN_UP ->
          Messages.text("journal.what.head.given-up", body.path("head").path("size").asLong(0));
      default ->
          Messages.text(
              "journal.what." + kind,
              body.path("size").asLong(0),
              body.path("restorable").asBoolean(true) ? 1 : 0);
    };
  }

  static String sentence(VaultState state, String kind, String actor, JsonNode body) {
    String key = "journal.kind." + kind;
    return switch (kind) {
      case Kinds.RESTORED ->
          Messages.text(
              key,
              actor,
              names(state, body.path("signatures")),
              body.path("statement").path("size").asLong(0),
              remembered(body),
              body.path("statement").path("reason").asString(""));
      case Kinds.HEAD_GIVEN_UP ->
          Messages.text(
              key,
              actor,
              body.path("head").path("size").asLong(0),
              words(body.path("head")),
              body.path("restored").asLong(0));
      case Kinds.BACKUP_MADE ->
          Messages.text(
              key,
              actor,
              body.path("size").asLong(0),
              words(body),
              body.path("k").asLong(0),
              body.path("holders").size(),
              body.path("file").asString(""));
      default ->
          Messages.text(
              key,
              actor,
              body.path("size").asLong(0),
              words(body),
              body.path("restorable").asBoolean(false) ? 1 : 0,
              body.path("millis").asLong(0) / 1000.0,
              body.path("code").asString(""));
    };
  }

  private static long remembered(JsonNode body) {
    return StreamSupport.stream(body.path("statement").path("givenUp").spliterator(), false)
        .mapToLong(head -> head.path("size").asLong(0))
        .max()
        .orElse(0);
  }

  private static String names(VaultState state, JsonNode signatures) {
    List<String> names =
        StreamSupport.stream(signatures.spliterator(), false)
            .map(one -> state.people().nameOf(one.path("person").asString("")))
            .toList();
    return names.stream().collect(Collectors.joining(", "));
  }

  /** The register is only for looking things up: what is no root there is shown as none. */
  private static String words(JsonNode named) {
    String root = named.path("root").asString("");
    return root.length() == WHOLE_ROOT ? HeadWords.of(root) : root;
  }
}
