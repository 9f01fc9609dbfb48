package org.countersign.app.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** A page as wide as its window that scrolls down where it is longer, and never sideways. */
public final class ScrollPage extends ScrollPane {
  public ScrollPage(Region content) {
    super(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("form-scroll");
  }
}
