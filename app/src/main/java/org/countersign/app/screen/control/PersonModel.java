package org.countersign.app.screen.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.countersign.app.service.control.DualControl;

/** One person's row: what the person may do now, and what came of the last try. */
final class PersonModel {
  /** What a row asks of its person. */
  enum Ask {
    /** A yes or a no. */
    SIGN,
    /** The token with the share, without a signature; a no is still possible. */
    BRING_OR_REFUSE,
    /** The token with the share. */
    BRING,
    /** To take the own request back. */
    WITHDRAW,
    NOTHING
  }

  private final ReadOnlyObjectWrapper<DualControl.Row> row = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Ask> ask = new ReadOnlyObjectWrapper<>(Ask.NOTHING);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<TokenPlace> token = new SimpleObjectProperty<>(TokenPlace.UNKNOWN);
  private final BooleanProperty refusing = new SimpleBooleanProperty();
  private final StringProperty comment = new SimpleStringProperty("");

  /** Where the person's token is, as the last look found it. */
  enum TokenPlace {
    UNKNOWN,
    HERE,
    MISSING
  }

  PersonModel(DualControl.Row row) {
    this.row.set(row);
  }

  void show(DualControl.Row next, Standing standing) {
    if (!next.equals(row.get())) {
      row.set(next); // what does not change is not drawn again: a PIN may be half typed
    }
    ask.set(askOf(next, standing));
    if (ask.get() == Ask.NOTHING || ask.get() == Ask.BRING) {
      refusing.set(false);
    }
  }

  private static Ask askOf(DualControl.Row row, Standing standing) {
    if (!standing.open()) {
      return Ask.NOTHING;
    }
    boolean bring = row.holdsShare() && !row.present() && standing.sharesMissing() > 0;
    boolean decided = row.signedAt().isPresent() || row.refusedAt().isPresent();
    return switch (row.part()) {
      case RAISER -> bring ? Ask.BRING : Ask.WITHDRAW;
      case HOLDER -> bring ? Ask.BRING : Ask.NOTHING;
      case APPROVER -> {
        if (decided) {
          yield bring ? Ask.BRING : Ask.NOTHING;
        }
        yield standing.progress().signed() < standing.progress().needed()
            ? Ask.SIGN
            : bring ? Ask.BRING_OR_REFUSE : Ask.NOTHING;
      }
    };
  }

  void tokenIs(TokenPlace place) {
    token.set(place);
  }

  void failed(String sentence) {
    problem.set(sentence);
  }

  void working(boolean now) {
    busy.set(now);
    if (now) {
      problem.set("");
    }
  }

  String person() {
    return row.get().person();
  }

  ReadOnlyObjectProperty<DualControl.Row> rowProperty() {
    return row.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Ask> askProperty() {
    return ask.getReadOnlyProperty();
  }

  /** What went wrong with the last try, in a sentence; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ObjectProperty<TokenPlace> tokenProperty() {
    return token;
  }

  /** Whether the row asks why the person says no. */
  BooleanProperty refusingProperty() {
    return refusing;
  }

  StringProperty commentProperty() {
    return comment;
  }
}
