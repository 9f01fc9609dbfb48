package org.countersign.app.screen.journal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.DetailPane;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Entry;
import org.countersign.model.json.Canonical;

/** All about one entry: in words, byte for byte, and what its signature covers. */
final class EntryPane {
  /** Characters of a body that are shown. */
  private static final int LONGEST = 60_000;

  private final JournalViewModel model;
  private final TaskRunner tasks;
  private final DetailPane pane = new DetailPane();

  EntryPane(JournalViewModel model, TaskRunner tasks) {
    this.model = model;
    this.tasks = tasks;
  }

  Node node() {
    return pane;
  }

  void focus() {
    pane.tabs().requestFocus();
  }

  void show(EntryDetail detail) {
    int tab = Math.max(0, pane.tabs().getSelectionModel().getSelectedIndex());
    pane.title(Messages.text("journal.detail", detail.seq(), detail.kind()));
    pane.badges(detail.header().drill() ? new Node[] {new StateBadge(Badge.DRILL)} : new Node[0]);
    pane.clear();
    pane.tab("journal.words", () -> words(detail))
        .tableTab("journal.bytes", () -> bytes(detail))
        .tab("journal.checkpoint", () -> checkpoint(detail))
        .tableTab("journal.then", () -> new ThenPane(model, detail, tasks));
    pane.tabs().getSelectionModel().select(tab);
  }

  private static Node words(EntryDetail detail) {
    FactGrid facts = new FactGrid();
    facts.text("journal.words.what", detail.sentence());
    if (!detail.failed().isEmpty()) {
      facts.text("journal.words.failed", detail.failed());
    }
    if (!detail.reason().isEmpty()) {
      facts.text("journal.words.reason", detail.reason());
    }
    if (!detail.comment().isEmpty()) {
      facts.text("journal.words.comment", detail.comment());
    }
    facts.text("journal.words.why", detail.why());
    for (EntryDetail.Signer signer : detail.signers()) {
      facts.text("journal.words.who", signer.name());
      facts.text("journal.words.token", signer.token());
      facts.mono("journal.words.credential", signer.credential());
    }
    facts.time("journal.words.when", detail.header().at());
    facts.text("journal.words.domain", detail.domain());
    facts.text("journal.words.level", detail.level());
    detail.request().ifPresent(hash -> facts.mono("journal.words.request", hash));
    return facts;
  }

  private static Node bytes(EntryDetail detail) {
    Entry entry = detail.exact().entry();
    String salt = HexFormat.of().formatHex(entry.salt());
    HBox both =
        new HBox(
            titled(
                Messages.text("journal.bytes.header"),
                JsonText.pretty(Canonical.tree(entry.header()))),
            titled(
                Messages.text("journal.bytes.body", salt),
                shortened(JsonText.pretty(entry.body()))));
    both.getStyleClass().add("journal-bytes");
    VBox.setVgrow(both, Priority.ALWAYS);
    Button copy = Buttons.quiet("journal.bytes.copy", Icon.COPY, () -> copy(both, detail));
    HBox tools = new HBox(copy);
    tools.getStyleClass().add("tab-tools");
    tools.setAlignment(Pos.CENTER_RIGHT);
    return new VBox(tools, both);
  }

  private static void copy(Node near, EntryDetail detail) {
    Clip.copy(new String(detail.exact().line(), StandardCharsets.UTF_8));
    Toast.show(near, Tone.GOOD, "journal.bytes.copied");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST)
            + "\n"
            + Messages.text("journal.bytes.long", text.length() - LONGEST);
  }

  private static VBox titled(String title, String text) {
    Label label = new Label(title);
    label.getStyleClass().add("muted");
    TextArea area = code(text);
    label.setLabelFor(area);
    VBox.setVgrow(area, Priority.ALWAYS);
    VBox box = new VBox(4, label, area);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static TextArea code(String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.getStyleClass().addAll("mono", "journal-code");
    return area;
  }

  private Node checkpoint(EntryDetail detail) {
    FactGrid facts = new FactGrid();
    Label hint = new Label(Messages.text("journal.checkpoint.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    TextArea lines = code(detail.exact().covered().text());
    lines.setPrefRowCount(4);
    lines.setMinHeight(Region.USE_PREF_SIZE);
    facts.node("journal.checkpoint.lines", lines);
    boolean several = detail.signers().size() > 1;
    for (EntryDetail.Signer signer : detail.signers()) {
      if (several) {
        facts.text("journal.words.who", signer.name());
      }
      facts.mono(
          "journal.checkpoint.signature", Base64.getEncoder().encodeToString(signer.signature()));
    }
    facts.mono("journal.checkpoint.leaf", HexFormat.of().formatHex(detail.header().leafHash()));
    VBox box = new VBox(verifying(detail), hint, facts);
    box.getStyleClass().add("journal-checkpoint");
    return box;
  }

  private HBox verifying(EntryDetail detail) {
    Button verify = Buttons.plain("journal.checkpoint.verify", Icon.CERTIFICATE, model::verify);
    verify.setId("journal-verify");
    HBox verdict = new HBox();
    verdict.setId("journal-verdict");
    verdict.getStyleClass().add("badges");
    verdict.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(verdict, Priority.ALWAYS);
    // The tab goes with its entry, so the model must not keep it.
    verdict
        .sceneProperty()
        .flatMap(scene -> model.proofProperty())
        .subscribe(now -> verdict(verdict, detail, now));
    HBox row = new HBox(12, verify, verdict);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static void verdict(HBox verdict, EntryDetail detail, Optional<Proof> now) {
    verdict.getChildren().clear();
    if (now != null && now.filter(proof -> proof.seq() == detail.seq()).isPresent()) {
      Optional<Failure> wrong = now.get().wrong();
      Label said = new Label(wrong.map(EntryPane::bad).orElseGet(() -> good(detail)));
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      verdict
          .getChildren()
          .addAll(new StateBadge(wrong.isEmpty() ? Badge.VERIFIED : Badge.BROKEN), said);
    }
  }

  private static String good(EntryDetail detail) {
    return Messages.text(
        "journal.checkpoint.good",
        detail.seq() + 1,
        String.join(", ", detail.signers().stream().map(s -> SafeText.of(s.name())).toList()));
  }

  private static String bad(Failure wrong) {
    return Messages.text(
            "journal.checkpoint.bad", new Messages.Composed(FailureText.sentence(wrong)))
        + FailureText.reason(wrong).map(why -> " " + why).orElse("");
  }
}
