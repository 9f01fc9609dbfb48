package org.countersign.app.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** People who come one by one with their tokens: a row each, with a PIN until they have come. */
public final class Gathering extends VBox {
  private final ReadOnlyBooleanProperty busy;
  private final String actionKey;
  private final Bring bring;
  private final Map<String, Row> rows = new HashMap<>();

  /**
   * Someone who may come.
   *
   * @param token label and serial of the token, as "label · serial"
   */
  public record Person(String id, String name, String token) {}

  /** Takes the PIN of a person who has come, to wipe it. */
  public interface Bring {
    void bring(String person, char[] pin);
  }

  /**
   * @param actionKey what is on the button beside the PIN
   * @param busy whether a token is at work, so that nothing else can be begun
   */
  public Gathering(String actionKey, ReadOnlyBooleanProperty busy, Bring bring) {
    this.actionKey = actionKey;
    this.busy = busy;
    this.bring = bring;
    getStyleClass().add("person-rows");
  }

  /** Who may come; whoever had come before is forgotten. */
  public void people(List<Person> people) {
    rows.clear();
    getChildren().clear();
    for (Person person : people) {
      Row row = new Row(person);
      rows.put(person.id(), row);
      getChildren().add(row);
    }
  }

  /** The person has come; {@code text}, whole, says what that means. */
  public void came(String person, String text) {
    rows.get(person).came(text);
  }

  /** Why the person has not; {@code text} is whole. */
  public void problem(String person, String text) {
    rows.get(person).problem(text);
  }

  /** Puts the cursor into the first PIN that is asked for. */
  public void focusFirst() {
    getChildren().stream()
        .map(Row.class::cast)
        .filter(row -> row.pin.isVisible())
        .findFirst()
        .ifPresent(row -> row.pin.requestFocus());
  }

  private final class Row extends VBox {
    private final Person person;
    private final PinField pin = new PinField("common.gathering.pin");
    private final HBox line;
    private final Label said = new Label();
    private final Button go;

    Row(Person person) {
      this.person = person;
      getStyleClass().add("person-row");
      setId("gathering-" + person.id());
      Label name = SafeText.label(person.name());
      name.getStyleClass().add("h3");
      Label token = SafeText.label(person.token());
      token.getStyleClass().add("hint");
      VBox who = new VBox(2, name, token);
      who.setMinWidth(120);
      HBox.setHgrow(who, Priority.ALWAYS);
      go = Buttons.plain(actionKey, this::go);
      go.disableProperty().bind(busy.or(pin.lengthProperty().isEqualTo(0)));
      go.setId("gathering-go-" + person.id());
      pin.setId("gathering-pin-" + person.id());
      pin.setOnEnter(this::go);
      line = new HBox(Icon.PERSON.node("person-icon", "tone-neutral"), who, pin, go);
      line.getStyleClass().add("person-line");
      line.setAlignment(Pos.CENTER_LEFT);
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      said.visibleProperty().bind(said.textProperty().isNotEmpty());
      said.managedProperty().bind(said.visibleProperty());
      getChildren().addAll(line, said);
    }

    private void go() {
      if (!busy.get() && pin.lengthProperty().get() > 0) {
        bring.bring(person.id(), pin.takePin());
      }
    }

    void came(String text) {
      for (Region gone : List.of(pin, go)) {
        gone.setVisible(false);
        gone.setManaged(false);
      }
      line.getChildren().set(0, Icon.DONE.node("person-icon", "tone-good"));
      said.getStyleClass().setAll("label", "hint");
      said.setGraphic(null);
      said.setText(text);
      setAccessibleText(person.name() + ": " + text);
      focusFirst();
    }

    void problem(String text) {
      said.getStyleClass().setAll("label", "problem");
      said.setGraphic(Icon.WARNING.node());
      said.setText(text);
      pin.requestFocus();
    }
  }
}
