package org.countersign.app.fx;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** What a right click or the menu key offers on a table: copying, and which columns to show. */
final class TableMenu {
  private TableMenu() {}

  static ContextMenu of(TableView<?> table) {
    ContextMenu menu = new ContextMenu();
    Menu columns = new Menu(Messages.text("common.columns"));
    menu.getItems().addAll(TableCopy.menuItem(table), columns);
    menu.setOnShowing(event ->
        columns.getItems().setAll(table.getColumns().stream().map(c -> item(table, c)).toList()));
    return menu;
  }

  private static CheckMenuItem item(TableView<?> table, TableColumn<?, ?> column) {
    CheckMenuItem item = new CheckMenuItem(column.getText());
    item.setSelected(column.isVisible());
    // A table without any column could not be asked for one.
    item.setDisable(column.isVisible() && table.getVisibleLeafColumns().size() == 1);
    item.setOnAction(event -> column.setVisible(item.isSelected()));
    return item;
  }
}
