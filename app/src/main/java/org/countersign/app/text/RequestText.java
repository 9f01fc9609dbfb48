package org.countersign.app.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.json.Utc;
import org.countersign.model.request.Request;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;
import org.countersign.model.words.PgpWords;
import tools.jackson.databind.JsonNode;

/** A request, its approvals and what came of it, as a file that a person can read. */
public final class RequestText {
  private static final int WORDS = 8;

  private final VaultState state;
  private final RequestFile file;
  private final List<String> lines = new ArrayList<>();

  private RequestText(VaultState state, RequestFile file) {
    this.state = state;
    this.file = file;
  }

  /** The file's text, its lines ended by LF. */
  public static String of(VaultState state, RequestFile file) {
    return new RequestText(state, file).text();
  }

  private String text() {
    Request request = file.request();
    lines.add(OperationText.sentence(state, request, file.operation()));
    lines.add("");
    if (request.drill()) {
      say("drill");
    }
    say("request", request.id(), file.hash());
    say("words", String.join(" ", PgpWords.ofHex(file.hash()).subList(0, WORDS)));
    say("asked", name(request.raisedBy()), Utc.format(request.raisedAt()), file.raisedSeq());
    say("reason", SafeText.of(request.reason(), 2000));
    say("domain", request.domain().isEmpty() ? "–" : request.domain());
    say("policy", request.policy().version(), request.policy().hash());
    say("impact", request.impact().paths(), request.impact().hash());
    say("expires", Utc.format(request.expiresAt()));
    lines.add("");
    file.approvals().forEach(one -> decision("approved", one));
    file.refusal().ifPresent(one -> decision("refused", one));
    execution();
    return String.join("\n", lines) + "\n";
  }

  private void decision(String key, SignedApproval one) {
    say(
        key,
        name(one.approval().person()),
        Utc.format(one.approval().at()),
        one.approval().credential().hex());
    if (!one.approval().comment().isEmpty()) {
      say("comment", one.approval().comment());
    }
  }

  private void execution() {
    switch (file.execution()) {
      case RequestFile.NotStarted none -> say("not-started");
      case RequestFile.Started started ->
          say("started", name(started.by()), Utc.format(started.at()), started.seq());
      case RequestFile.Finished finished -> {
        say("finished", Utc.format(finished.at()), finished.seq());
        facts("", finished.outcome().result());
      }
      case RequestFile.Failed failed ->
          say(
              "failed",
              Utc.format(failed.at()),
              failed.seq(),
              new Messages.Composed(
                  FailureText.recorded(
                      failed.failure().code(), failed.failure().arguments().toArray())));
    }
  }

  /** What the HSM did, member by member as it is on record. */
  private void facts(String before, JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      members.forEach((name, value) -> facts(before.isEmpty() ? name : before + "." + name, value));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        facts(before + "[" + i + "]", node.get(i));
      }
    } else {
      lines.add("  " + before + ": " + SafeText.of(node.asString(""), 200));
    }
  }

  private String name(String person) {
    return state.people().nameOf(person) + " (" + person + ")";
  }

  private void say(String key, Object... arguments) {
    lines.add(Messages.text("audit.request." + key, arguments));
  }
}
