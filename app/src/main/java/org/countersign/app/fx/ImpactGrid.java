package org.countersign.app.fx;

import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.countersign.model.trust.ImpactCounts;
import org.countersign.model.trust.TrustPath.Criticality;

/** How many trust paths break: a row an environment, a column a criticality. */
public final class ImpactGrid extends GridPane {
  private static final int MOST_ROWS = 4;

  public ImpactGrid(ImpactCounts counts) {
    getStyleClass().add("impact-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(60);
    getColumnConstraints().add(names);
    int column = 1;
    for (Criticality criticality : Criticality.values()) {
      add(cell(word(criticality), "impact-head"), column++, 0);
    }
    add(cell(Messages.text("common.impact.all"), "impact-head"), column, 0);
    for (ImpactCounts.Row row : counts.rows(MOST_ROWS, Messages.text("common.impact.elsewhere"))) {
      addRow(row);
    }
  }

  private void addRow(ImpactCounts.Row row) {
    int at = getRowCount();
    Label name = SafeText.label(row.environment());
    add(name, 0, at);
    int column = 1;
    for (Criticality criticality : Criticality.values()) {
      add(number(row.of(criticality)), column++, at);
    }
    add(number(row.all()), column, at);
  }

  /** Nothing is easier to overlook than to read as a 0. */
  private static Label number(int count) {
    return cell(count == 0 ? "–" : Messages.text("common.number", count), "impact-number");
  }

  private static Label cell(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setMinWidth(USE_PREF_SIZE);
    setHalignment(label, HPos.RIGHT);
    return label;
  }

  /** A criticality in a word. */
  public static String word(Criticality criticality) {
    return Messages.text("common.criticality." + criticality.name().toLowerCase(Locale.ROOT));
  }
}
