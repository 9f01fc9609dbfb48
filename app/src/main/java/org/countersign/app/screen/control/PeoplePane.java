package org.countersign.app.screen.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.SignatureBar;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.control.DualControl;

/** Who has signed, who still may, and whose share of the PIN is here. */
final class PeoplePane extends VBox {
  private final ControlViewModel model;
  private final SignatureBar bar = new SignatureBar();
  private final Label needed = Paragraph.of("", "h3");
  private final Label shares = Paragraph.of("", "shares");
  private final VBox rows = new VBox();
  private final Map<PersonModel, PersonRow> shown = new HashMap<>();

  PeoplePane(ControlViewModel model) {
    this.model = model;
    getStyleClass().add("people-pane");
    rows.getStyleClass().add("person-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(needed, bar, shares, scroll);
    model.people().addListener((ListChangeListener<PersonModel>) change -> showPeople());
    model.standingProperty().subscribe(this::showStanding);
    showPeople();
  }

  private void showPeople() {
    List<PersonRow> all = new ArrayList<>();
    for (PersonModel person : model.people()) {
      all.add(shown.computeIfAbsent(person, p -> new PersonRow(model, p)));
    }
    rows.getChildren().setAll(all);
    UiThread.later(this::focusFirstPin);
  }

  private void focusFirstPin() {
    for (PersonModel person : model.people()) {
      if (shown.get(person).focusPin()) {
        return;
      }
    }
  }

  private void showStanding(Standing standing) {
    if (standing == null) {
      return;
    }
    DualControl.Progress progress = standing.progress();
    needed.setText(
        Messages.text("control.needed", progress.needed(), progress.signed())
            + progress
                .usableUntil()
                .map(until -> " " + Messages.text("control.usable", TimeText.minute(until)))
                .orElse(""));
    bar.show(progress.needed(), signatures(standing));
    boolean hsm = progress.sharesNeeded() > 0;
    shares.setVisible(hsm);
    shares.setManaged(hsm);
    boolean enough = progress.sharesPresent() >= progress.sharesNeeded();
    shares.setGraphic((enough ? Icon.DONE : Icon.WAITING).node(enough ? "tone-good" : "tone-info"));
    shares.setText(
        Messages.text("control.shares", progress.sharesPresent(), progress.sharesNeeded()));
  }

  private static List<SignatureBar.Signed> signatures(Standing standing) {
    List<SignatureBar.Signed> signed = new ArrayList<>();
    for (DualControl.Row row : standing.rows()) {
      if (row.refusedAt().isPresent()) {
        signed.add(new SignatureBar.Signed(row.name(), true));
      } else if (row.counts()) {
        signed.add(new SignatureBar.Signed(row.name(), false));
      }
    }
    return signed;
  }
}
