package org.countersign.app.fx;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A table, and under it what is selected; without a selection the table has the whole place. */
public final class MasterDetail extends SplitPane {
  private double divider = 0.5;

  public MasterDetail(Node master) {
    super(master);
    getStyleClass().add("master-detail");
    setOrientation(Orientation.VERTICAL);
  }

  /** Shows it under the table, at the height it had before. */
  public void show(Node detail) {
    if (getItems().size() == 1) {
      getItems().add(detail);
      setDividerPositions(divider);
    } else if (!getItems().get(1).equals(detail)) {
      divider = getDividerPositions()[0];
      getItems().set(1, detail);
      setDividerPositions(divider);
    }
  }

  /** Gives the table the whole place. */
  public void hideDetail() {
    if (getItems().size() == 2) {
      divider = getDividerPositions()[0];
      getItems().remove(1);
    }
  }
}
