package org.countersign.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** The least JavaFX can show: what the console's start is held against. */
final class EmptyWindow {
  private EmptyWindow() {}

  public static void main(String[] args) {
    Platform.startup(() -> {
      Stage stage = new Stage();
      stage.setScene(new Scene(new Pane(), 1280, 800));
      stage.show();
      new AnimationTimer() {
        private int frames;

        @Override
        public void handle(long now) {
          if (++frames == 2) {
            System.exit(0);
          }
        }
      }.start();
    });
  }
}
