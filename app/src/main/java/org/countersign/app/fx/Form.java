package org.countersign.app.fx;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Fields to fill in: label, field, and under it a hint, or what is wrong. Expected mistakes stay
 * here, in the field.
 */
public final class Form extends GridPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  public Form() {
    getStyleClass().add("form");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    fields.setFillWidth(true);
    getColumnConstraints().addAll(labels, fields);
  }

  /** A field without a hint. */
  public Form field(String labelKey, Node field) {
    add(labelKey, field, null);
    return this;
  }

  /** A field, and under it {@code hintKey}'s text: what is wanted, with an example. */
  public Form field(String labelKey, Node field, String hintKey) {
    add(labelKey, field, Paragraph.of(Messages.text(hintKey), "hint"));
    return this;
  }

  /**
   * A field, and under it what is wrong with it; empty when nothing is. Tell it only once the
   * person has left the field or pressed the button: nobody likes to be corrected while writing.
   */
  public Form field(String labelKey, Node field, ObservableValue<String> problem) {
    Label wrong = Paragraph.of("", "problem");
    wrong.setGraphic(Icon.WARNING.node());
    problem.subscribe(text -> {
      boolean there = text != null && !text.isEmpty();
      wrong.setText(there ? text : "");
      wrong.setVisible(there);
      wrong.setManaged(there);
      field.pseudoClassStateChanged(WRONG, there);
      field.setAccessibleHelp(there ? text : null);
    });
    add(labelKey, field, wrong);
    return this;
  }

  private void add(String labelKey, Node field, Label under) {
    Label label = new Label(Messages.text(labelKey));
    label.getStyleClass().add("form-label");
    label.setMnemonicParsing(true);
    label.setLabelFor(field);
    setValignment(label, VPos.TOP);
    VBox cell = new VBox(field);
    cell.getStyleClass().add("form-cell");
    cell.setFillWidth(true);
    if (field instanceof Region region && region.getMaxWidth() == Region.USE_COMPUTED_SIZE) {
      region.setMaxWidth(Double.MAX_VALUE);
    }
    if (under != null) {
      cell.getChildren().add(under);
    }
    addRow(getRowCount(), label, cell);
  }
}
