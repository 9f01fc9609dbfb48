package org.countersign.app.demo.tour;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.countersign.app.fx.Messages;

/**
 * What a person looks for on the screen: something visible and enabled.
 *
 * @param what for the sentence that says it was not seen
 */
record Sight(String what, Predicate<Node> is) {

  /** By the node's id. */
  static Sight id(String id) {
    return new Sight(id, node -> id.equals(node.getId()));
  }

  /**
   * A button or another thing that says exactly this; the text of a message key, without its
   * mnemonic mark.
   */
  static Sight says(String key, Object... arguments) {
    String text = Messages.text(key, arguments).replace("_", "");
    return new Sight(
        "\"" + text + "\"",
        node -> node instanceof Labeled labeled && text.equals(plain(labeled.getText())));
  }

  /** Something that shows this text, or has it in what it shows. */
  static Sight shows(String part) {
    return new Sight(
        "a text with \"" + part + "\"",
        node ->
            (node instanceof Labeled labeled && plain(labeled.getText()).contains(part))
                || (node instanceof Text text && text.getText().contains(part)));
  }

  /** By a class of its style. */
  static Sight styled(String styleClass) {
    return new Sight(styleClass, node -> node.getStyleClass().contains(styleClass));
  }

  /** The same, where it also has this in its text. */
  Sight showing(String part) {
    Sight shown = shows(part);
    return new Sight(what + " with \"" + part + "\"", is.and(shown.is));
  }

  /** The first of these below something else. */
  Sight within(Sight outer) {
    return new Sight(
        what + " in " + outer.what,
        node -> {
          if (!is.test(node)) {
            return false;
          }
          for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (outer.is.test(up)) {
              return true;
            }
          }
          return false;
        });
  }

  Optional<Node> in(Node root) {
    if (!root.isVisible()) {
      return Optional.empty();
    }
    if (is.test(root) && !root.isDisabled()) {
      return Optional.of(root);
    }
    if (root instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Optional<Node> found = in(child);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String plain(String text) {
    return text == null ? "" : text.replace("_", "");
  }
}
