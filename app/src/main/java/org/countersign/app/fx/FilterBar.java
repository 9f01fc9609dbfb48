package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Narrows a list as one types and picks: every word typed must occur in one of the searched texts.
 *
 * @param <T> a row
 */
public final class FilterBar<T> extends HBox {
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final List<Function<T, String>> searched = new ArrayList<>();
  private final List<Facet<T>> facets = new ArrayList<>();
  private final Map<String, Facet<T>> named = new HashMap<>();
  private Runnable asked = () -> {};
  private final ObjectProperty<Predicate<T>> predicate =
      new SimpleObjectProperty<>(this, "predicate", row -> true);

  /** {@code promptKey}: what one can type. */
  public FilterBar(String promptKey) {
    getStyleClass().add("filter-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.setPromptText(Messages.text(promptKey));
    field.setAccessibleText(field.getPromptText());
    field.getStyleClass().add("filter-field");
    field.textProperty().subscribe(this::update);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::clearOnEscape);
    count.getStyleClass().addAll("muted", "filter-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(field, count);
  }

  /** The texts of a row that typing looks in. */
  @SafeVarargs
  public final FilterBar<T> searching(Function<T, String>... texts) {
    for (Function<T, String> text : texts) {
      searched.add(text);
    }
    return this;
  }

  /** A box to pick one of the values that the rows have. {@code labelKey} names it, as "State". */
  public FilterBar<T> facet(String labelKey, Function<T, String> value) {
    Facet<T> facet = new Facet<>(Messages.text(labelKey), value);
    facet.box().valueProperty().subscribe(this::update);
    facets.add(facet);
    named.put(labelKey, facet);
    getChildren().add(getChildren().size() - 1, facet.box());
    return this;
  }

  /** The rows that pass, as they pass. Facets offer what these rows have. */
  public FilteredList<T> filter(ObservableList<T> rows) {
    FilteredList<T> passing = new FilteredList<>(rows);
    passing.predicateProperty().bind(predicate);
    rows.addListener((ListChangeListener<T>) change -> offerOf(rows));
    passing.addListener((ListChangeListener<T>) change -> count(passing.size(), rows.size()));
    offerOf(rows);
    count(passing.size(), rows.size());
    return passing;
  }

  /** Lets pass what has this value of a facet, and nothing else. {@code labelKey}: the facet’s. */
  public void pick(String labelKey, String value) {
    clear();
    named.get(labelKey).pick(value);
  }

  /**
   * What is typed and picked at a moment.
   *
   * @param words in lower case
   * @param picks one a facet; empty for any
   */
  record Question(List<String> words, List<String> picks) {
    boolean passes(String hay, List<String> facets) {
      for (int i = 0; i < picks.size(); i++) {
        if (!picks.get(i).isEmpty() && !picks.get(i).equals(facets.get(i))) {
          return false;
        }
      }
      for (String word : words) {
        if (!hay.contains(word)) {
          return false;
        }
      }
      return true;
    }
  }

  Question question() {
    String[] words = field.getText().strip().toLowerCase(Locale.ROOT).split("\\s+");
    return new Question(List.of(words), facets.stream().map(Facet::picked).toList());
  }

  /** Is called when something else is typed or picked. */
  void onAsked(Runnable then) {
    asked = then;
  }

  /** What typing looks in, in lower case. From any thread. */
  String hayOf(T row) {
    StringBuilder texts = new StringBuilder();
    searched.forEach(text -> texts.append(text.apply(row)).append('\n'));
    return texts.toString().toLowerCase(Locale.ROOT);
  }

  /** What the row has of each facet. From any thread. */
  List<String> facetsOf(T row) {
    return facets.stream().map(facet -> facet.of(row)).toList();
  }

  /** Offers these values, one list a facet; with no rows there are none, and nothing changes. */
  void offer(List<List<String>> values) {
    for (int i = 0; i < values.size(); i++) {
      facets.get(i).offerValues(values.get(i));
    }
  }

  /** Lets everything pass. */
  public void clear() {
    field.clear();
    facets.forEach(Facet::clear);
  }

  /** Puts the cursor where one types. */
  public void focusField() {
    field.requestFocus();
    field.selectAll();
  }

  /** What is typed. */
  public TextField field() {
    return field;
  }

  private void offerOf(List<T> rows) {
    facets.forEach(facet -> facet.offer(rows));
  }

  void count(int passing, int all) {
    count.setText(
        passing == all
            ? Messages.text("common.filter.all", all)
            : Messages.text("common.filter.some", passing, all));
  }

  private void update() {
    Question question = question();
    predicate.set(row -> question.passes(hayOf(row), facetsOf(row)));
    asked.run();
  }

  private void clearOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      field.clear();
      event.consume();
    }
  }
}
