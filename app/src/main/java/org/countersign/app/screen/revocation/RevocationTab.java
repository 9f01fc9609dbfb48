package org.countersign.app.screen.revocation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.RelativeTime;
import org.countersign.app.fx.StateBadge;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.form.FormDialog;
import org.countersign.app.service.revocation.Revocations.Seen;
import org.countersign.app.service.revocation.Revocations.Standing;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.Publication;

/**
 * A key's revocation: which lists say it, whether they were seen published, and who has seen them.
 * A published list can be dropped on it.
 */
public final class RevocationTab extends BorderPane {
  private static final String DROP = "drop-here";
  private static final int NEWEST = 3;

  private final RevocationViewModel model;
  private final Spki key;
  private final Optional<Runnable> report;

  /** Of one key. */
  public RevocationTab(RevocationViewModel model, Spki key, Dialogs dialogs, TaskRunner tasks) {
    this(model, key, dialogs, tasks, Optional.empty());
  }

  /** The same, with a report on all revocations. {@code report}: saves it. */
  public RevocationTab(
      RevocationViewModel model,
      Spki key,
      Dialogs dialogs,
      TaskRunner tasks,
      Optional<Runnable> report) {
    this.model = model;
    this.report = report;
    this.key = key;
    setId("revocation-tab");
    model.onForm(form -> new FormDialog(getScene().getWindow(), form, dialogs, tasks).show());
    setOnDragOver(this::over);
    setOnDragExited(event -> getStyleClass().remove(DROP));
    setOnDragDropped(this::dropped);
    model.read(key, found -> found.ifPresent(this::show));
  }

  private void show(Standing standing) {
    if (!standing.concerned()) {
      setCenter(new EmptyState(Icon.REFUSED, "revocation.none"));
      return;
    }
    setTop(new VBox(tools(), facts(standing)));
    setCenter(
        standing.heard().isEmpty()
            ? new ListsTable(standing).node()
            : new HeardTable(model, standing.heard()).node());
  }

  private HBox tools() {
    Label hint = new Label(Messages.text("revocation.drop"));
    hint.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button compare = Buttons.quiet("revocation.compare", Icon.OPEN, () -> model.compare(key));
    compare.setId("revocation-compare");
    HBox row = new HBox(hint, space, compare);
    report.ifPresent(save -> {
      Button button = Buttons.quiet("reports.of-revocations", Icon.REPORT, save);
      button.setId("revocation-report");
      row.getChildren().add(row.getChildren().size() - 1, button);
    });
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static VBox facts(Standing standing) {
    VBox facts = new VBox();
    facts.getStyleClass().add("revocation-facts");
    standing.publications().forEach(one -> facts.getChildren().add(publication(one)));
    standing.seen().stream().limit(NEWEST).forEach(one -> facts.getChildren().add(seen(one)));
    return facts;
  }

  private static Node publication(Publication one) {
    boolean seen = one.seen().isPresent();
    String number = one.numberToSee().map(String::valueOf).orElse("");
    String text =
        number.isEmpty()
            ? Messages.text(
                seen
                    ? "revocation.publication.outside.seen"
                    : "revocation.publication.outside.unseen",
                one.name())
            : Messages.text(
                seen ? "revocation.publication.seen" : "revocation.publication.unseen",
                number,
                one.name());
    return fact(seen ? Badge.CONFIRMED : Badge.UNCONFIRMED, text, Optional.empty());
  }

  private static Node seen(Seen one) {
    boolean matches = one.crl().observation().matches();
    String number = one.crl().observation().number();
    return fact(
        matches ? Badge.CHECK_GOOD : Badge.CHECK_BAD,
        Messages.text(
            "revocation.seen",
            number.isEmpty() ? "–" : number,
            one.issuer(),
            one.crl().observation().source(),
            one.person()),
        Optional.of(new RelativeTime(one.crl().at())));
  }

  private static Node fact(Badge badge, String text, Optional<Node> more) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox row = new HBox(new StateBadge(badge), label);
    row.getStyleClass().add("revocation-fact");
    more.ifPresent(row.getChildren()::add);
    return row;
  }

  private void over(DragEvent event) {
    if (one(event.getDragboard()).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      if (!getStyleClass().contains(DROP)) {
        getStyleClass().add(DROP);
      }
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    Optional<Path> file = one(event.getDragboard());
    file.ifPresent(path -> model.compare(key, path));
    event.setDropCompleted(file.isPresent());
    event.consume();
  }

  private static Optional<Path> one(Dragboard board) {
    return board.hasFiles() && List.copyOf(board.getFiles()).size() == 1
        ? Optional.of(board.getFiles().getFirst().toPath())
        : Optional.empty();
  }
}
