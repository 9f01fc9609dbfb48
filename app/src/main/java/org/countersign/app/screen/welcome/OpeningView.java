package org.countersign.app.screen.welcome;

import javafx.scene.layout.VBox;

/** What is shown between two pages, while a vault is being left. */
public final class OpeningView extends Frame {
  private OpeningView() {
    VBox page = new VBox(Words.of("welcome.locking", "h1"));
    page.getStyleClass().add("welcome-page");
    show(page);
  }

  /** Between two pages. */
  public static OpeningView locking() {
    return new OpeningView();
  }
}
