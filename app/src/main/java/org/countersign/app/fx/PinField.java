package org.countersign.app.fx;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where a PIN is typed. Not a text field: that keeps what is typed in a String, which cannot be
 * wiped. This one keeps an array of characters, shows one dot for each, knows no clipboard, no drag
 * and no selection, and forgets everything when its window hides or it leaves it.
 *
 * <p>The keys are Backspace, Ctrl+Backspace or Delete to start again, and Enter.
 */
public final class PinField extends HBox {
  private static final PseudoClass TYPING = PseudoClass.getPseudoClass("typing");
  private static final int MOST_DOTS = 24;

  private final PinBuffer buffer = new PinBuffer();
  private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper(this, "length");
  private final ReadOnlyBooleanWrapper capsLock = new ReadOnlyBooleanWrapper(this, "capsLock");
  private final Label prompt = new Label();
  private final Label dots = new Label();
  private final Region caret = new Region();
  private Runnable onEnter = () -> {};

  /** {@code nameKey}: what it is for, shown while empty and told to screen readers. */
  public PinField(String nameKey) {
    getStyleClass().addAll("text-input", "pin-field");
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
    setAccessibleText(Messages.text(nameKey));
    prompt.setText(Messages.text(nameKey));
    lookAndBehave();
  }

  private void lookAndBehave() {
    prompt.getStyleClass().add("prompt");
    dots.getStyleClass().add("dots");
    caret.getStyleClass().add("caret");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(dots, caret, prompt, space, capsLockHint());
    caret.visibleProperty().bind(focusedProperty());
    prompt.visibleProperty().bind(length.isEqualTo(0));
    prompt.managedProperty().bind(prompt.visibleProperty());
    addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    setOnMousePressed(event -> {
      requestFocus();
      event.consume(); // a scroll pane around it would take the focus
    });
    focusedProperty().subscribe(this::focusMoved);
    WhileShown.run(this, () -> {}, this::wipe);
  }

  private FontIcon capsLockHint() {
    FontIcon hint = Icon.CAPS_LOCK.node("caps-lock");
    Tooltip.install(hint, new Tooltip(Messages.text("common.pin.caps-lock")));
    hint.visibleProperty().bind(capsLock);
    hint.managedProperty().bind(capsLock);
    return hint;
  }

  private void focusMoved(boolean focused) {
    pseudoClassStateChanged(TYPING, focused);
    lookAtCapsLock();
  }

  private void lookAtCapsLock() {
    boolean on = isFocused() && Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
    capsLock.set(on);
  }

  private void typed(KeyEvent event) {
    boolean command = event.isControlDown() != event.isAltDown() || event.isMetaDown();
    // A key event carries its one character as a String: the smallest there is, and never joined.
    String character = event.getCharacter();
    boolean printable = !character.isEmpty() && !Character.isISOControl(character.charAt(0));
    if (!command && printable && !character.equals(KeyEvent.CHAR_UNDEFINED)) {
      character.chars().forEach(c -> buffer.append((char) c));
      show();
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    lookAtCapsLock();
    switch (event.getCode()) {
      case BACK_SPACE -> {
        if (event.isShortcutDown()) {
          buffer.wipe();
        } else {
          buffer.dropLast();
        }
        show();
        event.consume();
      }
      case DELETE -> {
        wipe();
        event.consume();
      }
      case ENTER -> {
        if (length.get() > 0) {
          onEnter.run();
          event.consume();
        }
      }
      default -> {}
    }
  }

  private void show() {
    length.set(buffer.length());
    dots.setText("●".repeat(Math.min(buffer.length(), MOST_DOTS)));
  }

  /** How many characters have been typed. */
  public ReadOnlyIntegerProperty lengthProperty() {
    return length.getReadOnlyProperty();
  }

  /** Whether Caps Lock is on while it has the focus. */
  public ReadOnlyBooleanProperty capsLockProperty() {
    return capsLock.getReadOnlyProperty();
  }

  /** What was typed; the field is empty afterwards and the array is the caller's to wipe. */
  public char[] takePin() {
    char[] pin = buffer.take();
    show();
    return pin;
  }

  /** Forgets what was typed. */
  public void wipe() {
    buffer.wipe();
    show();
  }

  /** Runs on Enter, when something has been typed. */
  public void setOnEnter(Runnable action) {
    onEnter = action;
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> dots.getText();
      case SELECTION_START, SELECTION_END, CARET_OFFSET -> dots.getText().length();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
