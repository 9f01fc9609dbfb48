package org.countersign.app.fx;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the window tells around every screen. To be changed on the JavaFX thread. */
public final class ShellModel {
  private final StringProperty vault = new SimpleStringProperty(this, "vault", "");
  private final StringProperty person = new SimpleStringProperty(this, "person", "");
  private final ObjectProperty<Badge> token =
      new SimpleObjectProperty<>(this, "token", Badge.TOKEN_READING);
  private final LongProperty entries = new SimpleLongProperty(this, "entries");
  private final StringProperty headWords = new SimpleStringProperty(this, "headWords", "");
  private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
  private final BooleanProperty drill = new SimpleBooleanProperty(this, "drill");

  /** The vault's name. */
  public StringProperty vaultProperty() {
    return vault;
  }

  /** Who is signed in; empty for nobody. */
  public StringProperty personProperty() {
    return person;
  }

  /** How the signing tokens are, taken together. */
  public ObjectProperty<Badge> tokenProperty() {
    return token;
  }

  /** How many entries the journal has. */
  public LongProperty entriesProperty() {
    return entries;
  }

  /** The first words of the journal's head, to read aloud. */
  public StringProperty headWordsProperty() {
    return headWords;
  }

  /** Whether anything runs in the background; bind it to {@link TaskRunner#busyProperty}. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Whether this is a rehearsal, which the window then says in every corner. */
  public BooleanProperty drillProperty() {
    return drill;
  }
}
