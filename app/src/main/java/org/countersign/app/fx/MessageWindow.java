package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A short notice or question: icon, headline, text, and a code to copy where there is one. */
final class MessageWindow {
  private static final double TEXT_WIDTH = 460;

  private final ModalWindow modal;
  private boolean yes;

  private MessageWindow(
      Window owner, Tone tone, String title, String text, String code, Dialogs dialogs) {
    List<Node> lines = new ArrayList<>(List.of(wrapped(title, "h3"), wrapped(text, "body")));
    if (!code.isEmpty()) {
      lines.add(code(code));
    }
    VBox words = new VBox(lines.toArray(Node[]::new));
    words.getStyleClass().add("message-text");
    HBox body = new HBox(tone.icon().node("message-icon", tone.styleClass()), words);
    body.getStyleClass().add("message");
    modal = new ModalWindow(owner, title, dialogs).content(body);
  }

  /** With one button. */
  static void tell(
      Window owner, Tone tone, String title, String text, String code, Dialogs dialogs) {
    MessageWindow window = new MessageWindow(owner, tone, title, text, code, dialogs);
    Button ok = Buttons.primary("common.ok", window.modal::close);
    ok.setDefaultButton(true);
    window.modal.buttons(ok);
    window.modal.showAndWait();
  }

  /**
   * True for the verb, false for anything else. Enter answers the verb only where {@code enter}.
   */
  static boolean ask(
      Window owner, String title, String text, String verb, boolean enter, Dialogs dialogs) {
    Tone tone = enter ? Tone.INFO : Tone.WARNING;
    MessageWindow window = new MessageWindow(owner, tone, title, text, "", dialogs);
    Button no = Buttons.plain("common.cancel", window.modal::close);
    Button go = Buttons.plain("common.ok", window::answerYes);
    go.setText(verb); // the default button, which Enter presses, is the one that looks it
    go.setDefaultButton(enter);
    no.setDefaultButton(!enter);
    window.modal.buttons(no, go);
    UiThread.later(enter ? go::requestFocus : no::requestFocus);
    window.modal.showAndWait();
    return window.yes;
  }

  private void answerYes() {
    yes = true;
    modal.close();
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMaxWidth(TEXT_WIDTH);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static HBox code(String code) {
    Label label = new Label(code);
    label.getStyleClass().addAll("mono", "code");
    HBox row = new HBox(4, label, Clip.button(() -> code));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
