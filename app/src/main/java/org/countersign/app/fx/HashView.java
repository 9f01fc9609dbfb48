package org.countersign.app.fx;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A hash for two people to compare: its first eight bytes as words and as hex, in large type, and
 * the whole of it on demand.
 */
public final class HashView extends VBox {
  private static final int FIRST = 8;

  private final BooleanProperty whole = new SimpleBooleanProperty(this, "whole");
  private final Label words = new Label();
  private final Label hex = new Label();
  private final Hyperlink more = new Hyperlink();
  private String allWords = "";
  private String allHex = "";

  /** Nothing to show yet. */
  public HashView() {
    getStyleClass().add("hash-view");
    setAccessibleRole(AccessibleRole.TEXT);
    words.getStyleClass().add("hash-words");
    hex.getStyleClass().addAll("hash-hex", "mono");
    words.setWrapText(true);
    hex.setWrapText(true);
    // Two people compare these: they are never cut off.
    words.setMinHeight(USE_PREF_SIZE);
    hex.setMinHeight(USE_PREF_SIZE);
    more.setMnemonicParsing(true);
    more.setOnAction(event -> whole.set(!whole.get()));
    HBox below = new HBox(hex, Clip.button(() -> allHex));
    below.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(words, below, more);
    whole.subscribe(this::show);
  }

  /**
   * @param hex lower-case hex of the whole hash
   * @param words its PGP words, one for each byte, separated by blanks
   */
  public HashView(String hex, String words) {
    this();
    setHash(hex, words);
  }

  /** Shows another hash; see the constructor. */
  public void setHash(String hex, String words) {
    allHex = hex;
    allWords = words;
    setAccessibleText(words);
    show(whole.get());
  }

  private void show(boolean all) {
    words.setText(all ? allWords : HashText.firstWords(allWords, FIRST));
    hex.setText(HashText.groups(all ? allHex : HashText.first(allHex, FIRST)));
    more.setText(Messages.text(all ? "common.hash.less" : "common.hash.whole"));
    more.setVisited(false);
  }

  /** Whether the whole is shown. */
  public BooleanProperty wholeProperty() {
    return whole;
  }
}
