package org.countersign.app.fx;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** Shows a {@link Badge}: icon and word, never colour alone. */
public final class StateBadge extends Label {
  private final ObjectProperty<Badge> badge = new SimpleObjectProperty<>(this, "badge");

  /** Nothing to show yet. */
  public StateBadge() {
    getStyleClass().add("state-badge");
    setAccessibleRole(AccessibleRole.TEXT);
    setMinWidth(USE_PREF_SIZE);
    badge.subscribe(this::show);
  }

  public StateBadge(Badge badge) {
    this();
    setBadge(badge);
  }

  private void show(Badge now) {
    getStyleClass().removeIf(styleClass -> styleClass.startsWith("tone-"));
    setVisible(now != null);
    if (now != null) {
      setText(now.text());
      setGraphic(now.icon().node());
      getStyleClass().add(now.tone().styleClass());
    }
  }

  /** What it shows; null for nothing. */
  public ObjectProperty<Badge> badgeProperty() {
    return badge;
  }

  public void setBadge(Badge badge) {
    this.badge.set(badge);
  }
}
