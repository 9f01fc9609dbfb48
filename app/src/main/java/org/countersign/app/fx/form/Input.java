package org.countersign.app.fx.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One thing a form asks for: its value, and what is wrong with it. Mistakes are told only once the
 * person has left it or pressed the button.
 *
 * @param <V> what it takes
 */
public final class Input<V> {
  private final String labelKey;
  private final Look<V> look;
  private final V first;
  private final ObjectProperty<V> value;
  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private Check<V> check = any -> Optional.empty();
  private String hintKey = "";
  private String claimed = "";
  private String refused = "";
  private boolean touched;

  private Input(String labelKey, Look<V> look, V first) {
    this.labelKey = labelKey;
    this.look = look;
    this.first = first;
    this.value = new SimpleObjectProperty<>(this, "value", first);
    value.subscribe(now -> changed());
  }

  /** One line of text. */
  public static Input<String> line(String labelKey, String first) {
    return new Input<>(labelKey, new Look.Line(), first);
  }

  /** Several lines of text. */
  public static Input<String> area(String labelKey, int rows, String first) {
    return new Input<>(labelKey, new Look.Area(rows), first);
  }

  /** One of these; the only one there is is chosen already. */
  public static <T> Input<Optional<T>> one(
      String labelKey, List<T> options, Function<T, String> name) {
    Optional<T> first = options.size() == 1 ? Optional.of(options.getFirst()) : Optional.<T>empty();
    return one(labelKey, options, name, first);
  }

  /** One of these, with one chosen already or none. */
  public static <T> Input<Optional<T>> one(
      String labelKey, List<T> options, Function<T, String> name, Optional<T> first) {
    return new Input<>(labelKey, new Look.One<>(List.copyOf(options), name, false), first);
  }

  /** One of these, or none of them. */
  public static <T> Input<Optional<T>> oneOrNone(
      String labelKey, List<T> options, Function<T, String> name, Optional<T> first) {
    return new Input<>(labelKey, new Look.One<>(List.copyOf(options), name, true), first);
  }

  /** Some of these. */
  public static <T> Input<Set<T>> several(
      String labelKey, List<T> options, Function<T, String> name, Set<T> first) {
    return new Input<>(labelKey, new Look.Several<>(List.copyOf(options), name), Set.copyOf(first));
  }

  /** A day. */
  public static Input<Optional<LocalDate>> day(String labelKey, Optional<LocalDate> first) {
    return new Input<>(labelKey, new Look.Day(), first);
  }

  /** Yes or no. */
  public static Input<Boolean> tick(String labelKey, String textKey, boolean first) {
    return new Input<>(labelKey, new Look.Tick(textKey), first);
  }

  /** What is wrong with a value. */
  public Input<V> check(Check<V> with) {
    check = check.and(with);
    return this;
  }

  /** What is wanted, with an example. */
  public Input<V> hint(String key) {
    hintKey = key;
    return this;
  }

  /** The person has been here: from now on, what is wrong is told. */
  public void touch() {
    touched = true;
    tell();
  }

  /** Failures whose code begins so are this input's: what they say is told under it. */
  public Input<V> claims(String codePrefix) {
    claimed = codePrefix;
    return this;
  }

  /** Whether a failure of this code was this input's. */
  boolean refused(String code, String sentence) {
    if (claimed.isEmpty() || !shown.get() || !code.startsWith(claimed)) {
      return false;
    }
    refused = sentence;
    tell();
    return true;
  }

  private void changed() {
    refused = "";
    tell();
  }

  private void tell() {
    problem.set(touched ? wrong().orElse(refused) : refused);
  }

  /** What is wrong with it, told or not; nothing is with what is not shown. */
  public Optional<String> wrong() {
    return shown.get() ? check.problem(value.get()) : Optional.empty();
  }

  /** Whether it was changed. */
  public boolean typed() {
    return !value.get().equals(first);
  }

  public V get() {
    return value.get();
  }

  public void set(V now) {
    value.set(now);
  }

  public ObjectProperty<V> valueProperty() {
    return value;
  }

  /** Whether it is asked for now, which may hang on another input. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** The sentence under it; empty for none. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public String labelKey() {
    return labelKey;
  }

  String hintKey() {
    return hintKey;
  }

  public Look<V> look() {
    return look;
  }
}
