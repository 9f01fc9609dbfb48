package org.countersign.app.screen.signin;

import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;

/** One custodian, and whether the token is here. */
final class CandidateCell extends ListCell<Candidate> {
  private final Label name = new Label();
  private final Label token = new Label();
  private final Label here = new Label();
  private final Label remembers = new Label();
  private final SigninViewModel model;
  private final HBox line;
  private Optional<Set<String>> lastPresent = Optional.empty();

  CandidateCell(SigninViewModel model) {
    this.model = model;
    name.getStyleClass().add("h3");
    remembers.getStyleClass().add("hint");
    token.getStyleClass().add("hint");
    here.getStyleClass().add("hint");
    here.setMinWidth(USE_PREF_SIZE);
    VBox who = new VBox(name, token, remembers);
    who.setAlignment(Pos.CENTER_LEFT);
    who.setMinWidth(0);
    HBox.setHgrow(who, Priority.ALWAYS);
    line = new HBox(10, Icon.PERSON.node("person-icon"), who, here);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMaxWidth(Double.MAX_VALUE);
    // As wide as the list: what does not fit is cut, and nobody has to scroll to the side.
    setPrefWidth(0);
    model.presentProperty().subscribe(this::showPlace);
  }

  @Override
  protected void updateItem(Candidate item, boolean empty) {
    super.updateItem(item, empty);
    setGraphic(empty || item == null ? null : line);
    if (!empty && item != null) {
      setId("signin-" + item.person());
      SafeText.show(name, item.name());
      SafeText.show(token, item.token());
      String head = model.remembers(item.serial());
      SafeText.show(remembers, head);
      remembers.setVisible(!head.isEmpty());
      remembers.setManaged(!head.isEmpty());
      showPlace(lastPresent);
    }
  }

  private void showPlace(Optional<Set<String>> present) {
    lastPresent = present;
    if (getItem() == null || present.isEmpty()) {
      here.setText("");
      here.setGraphic(null);
    } else if (present.get().contains(getItem().serial())) {
      here.setText(Messages.text("signin.here"));
      here.setGraphic(Icon.TOKEN.node("tone-good"));
    } else {
      here.setText(Messages.text("signin.missing"));
      here.setGraphic(Icon.TOKEN.node("tone-warning"));
    }
  }
}
