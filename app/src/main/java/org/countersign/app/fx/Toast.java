package org.countersign.app.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** Says in passing that something is done. Nothing that must be read belongs here. */
public final class Toast {
  private static final Duration TIME = Duration.seconds(5);

  private Toast() {}

  /** Shows it over the window of {@code near}, for five seconds. */
  public static void show(Node near, Tone tone, String textKey, Object... arguments) {
    Notifications.create()
        .owner(near.getScene().getWindow())
        .position(Pos.BOTTOM_RIGHT)
        .graphic(tone.icon().node(tone.styleClass()))
        .text(Messages.text(textKey, arguments))
        .hideAfter(TIME)
        .show();
  }
}
