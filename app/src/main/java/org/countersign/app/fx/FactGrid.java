package org.countersign.app.fx;

import java.time.Instant;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is known of one thing: a label and a value a row. */
public final class FactGrid extends GridPane {
  private static final String NOTHING = "—";

  public FactGrid() {
    getStyleClass().add("fact-grid");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(Region.USE_PREF_SIZE);
    labels.setHalignment(HPos.LEFT);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setFillWidth(true);
    getColumnConstraints().addAll(labels, values);
  }

  /** What someone wrote; it wraps, and can be copied. */
  public FactGrid text(String labelKey, String value) {
    if (value.isBlank()) {
      return node(labelKey, muted(NOTHING));
    }
    Label label = new Label(SafeText.of(value, 1_000));
    label.setWrapText(true);
    return copyable(labelKey, label, value);
  }

  /** A fingerprint, serial number or path, in monospace; hex is shown in groups of four. */
  public FactGrid mono(String labelKey, String value) {
    boolean hash = value.matches("[0-9a-f]{32,}");
    Label label = new Label(hash ? HashText.groups(value) : SafeText.of(value, 1_000));
    label.getStyleClass().add("mono");
    label.setWrapText(true);
    return copyable(labelKey, label, value);
  }

  /** In words, with the exact UTC beside it. */
  public FactGrid time(String labelKey, Instant value) {
    HBox both = new HBox(8, new RelativeTime(value), muted(TimeText.minute(value)));
    both.setAlignment(Pos.CENTER_LEFT);
    return node(labelKey, both);
  }

  /** A state. */
  public FactGrid state(String labelKey, Badge badge) {
    HBox row = new HBox(new StateBadge(badge));
    row.setAlignment(Pos.CENTER_LEFT);
    return node(labelKey, row);
  }

  /** Anything else. */
  public FactGrid node(String labelKey, Node value) {
    Label label = new Label(Messages.text(labelKey));
    label.getStyleClass().add("fact-label");
    label.setTooltip(new Tooltip(label.getText()));
    label.setLabelFor(value);
    value.getStyleClass().add("fact-value");
    setValignment(label, VPos.TOP);
    addRow(getRowCount(), label, value);
    return this;
  }

  private FactGrid copyable(String labelKey, Label label, String value) {
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox row = new HBox(4, label, Clip.button(() -> value));
    row.getStyleClass().add("copyable");
    row.setAlignment(Pos.CENTER_LEFT);
    return node(labelKey, row);
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }
}
