package org.countersign.app.fx.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How an input is shown.
 *
 * @param <V> what it takes
 */
public sealed interface Look<V> {
  /** One line of text. */
  record Line() implements Look<String> {}

  /** Several lines of text. */
  record Area(int rows) implements Look<String> {}

  /** One of these, or none yet; {@code none} lets it be taken back. */
  record One<T>(List<T> options, Function<T, String> name, boolean none)
      implements Look<Optional<T>> {}

  /** Some of these. */
  record Several<T>(List<T> options, Function<T, String> name) implements Look<Set<T>> {}

  /** A day, which is UTC's. */
  record Day() implements Look<Optional<LocalDate>> {}

  /** Yes or no; {@code textKey} says what yes means. */
  record Tick(String textKey) implements Look<Boolean> {}
}
