package org.countersign.app.fx;

import java.util.function.Supplier;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableIntegerValue;

/**
 * One line of the navigation: all the shell has to know of a screen.
 *
 * @param id for {@link Navigator}
 * @param titleKey its name
 * @param view makes it when it is first opened
 * @param waiting how many things wait there; 0 shows nothing
 */
public record NavigationItem(
    String id,
    String titleKey,
    Icon icon,
    Supplier<? extends View> view,
    ObservableIntegerValue waiting) {

  /** A screen where nothing waits. */
  public NavigationItem(String id, String titleKey, Icon icon, Supplier<? extends View> view) {
    this(id, titleKey, icon, view, new SimpleIntegerProperty(0));
  }
}
