package org.countersign.app.fx;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The window around all screens: header, navigation, the screen, status bar. A screen is one {@link
 * NavigationItem}.
 */
public final class Shell implements Navigator {
  private final BorderPane root = new BorderPane();
  private final StackPane content = new StackPane();
  private final BannerStack banners = new BannerStack();
  private final Map<String, NavigationItem> items = new LinkedHashMap<>();
  private final Map<String, View> views = new HashMap<>();
  private final ReadOnlyStringWrapper open = new ReadOnlyStringWrapper(this, "open", "");
  private final NavigationPane navigation;
  private final Dialogs dialogs;

  /** The first item is open at the start. */
  public Shell(
      ShellModel model, List<NavigationItem> screens, ShellActions actions, Dialogs dialogs) {
    this.dialogs = dialogs;
    screens.forEach(item -> items.put(item.id(), item));
    navigation = new NavigationPane(screens, this::open);
    content.getStyleClass().add("shell-content");
    root.getStyleClass().add("shell");
    model.drillProperty().subscribe(this::markDrill);
    root.setTop(new VBox(new ShellHeader(model, actions), banners));
    root.setLeft(navigation);
    root.setCenter(content);
    root.setBottom(new StatusBar(model));
    ShellKeys.install(this, root, screens, actions);
    open(screens.getFirst().id());
  }

  private void markDrill(boolean drill) {
    root.getStyleClass().remove("drill");
    if (drill) {
      root.getStyleClass().add("drill");
      banners.show("drill", new Banner(Tone.INFO, Messages.text("common.shell.drill")));
    } else {
      banners.hide("drill");
    }
  }

  @Override
  public void open(String screen) {
    NavigationItem item = items.get(screen);
    if (item == null) {
      throw new IllegalArgumentException("no screen " + screen);
    }
    if (mayLeave(screen)) {
      View view = views.computeIfAbsent(screen, id -> item.view().get());
      content.getChildren().setAll(view.node());
      open.set(screen);
      view.refresh();
    }
    navigation.select(open.get());
  }

  @Override
  public void open(String screen, String subject) {
    open(screen);
    if (open.get().equals(screen)) {
      views.get(screen).select(subject);
    }
  }

  private boolean mayLeave(String next) {
    View current = views.get(open.get());
    return current == null
        || open.get().equals(next)
        || !current.hasTypedWork()
        || dialogs.confirmDiscard();
  }

  /** Has the open screen read again what it shows. */
  public void refresh() {
    views.get(open.get()).refresh();
  }

  /** Puts the cursor into the open screen's filter, if it has one. */
  void focusFilter() {
    if (content.lookup(".filter-bar") instanceof FilterBar<?> bar) {
      bar.focusField();
    }
  }

  /** The id of the open screen. */
  public ReadOnlyStringProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Banners over every screen. */
  public BannerStack banners() {
    return banners;
  }

  /** What to put into the window's scene. */
  public BorderPane root() {
    return root;
  }
}
