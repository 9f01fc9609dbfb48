package org.countersign.model.intake;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of a list, from CSV or JSON alike.
 *
 * @param values by column; an empty one is none
 * @param where the row is
 * @param column where in the row a column's value is
 */
record ListedRow(Map<String, String> values, Where where, Function<String, Where> column) {

  /** Turns a text into a value, or says with IllegalArgumentException why it is none. */
  interface Form<T> {
    T of(String text);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** Refuses with {@code list.missing} or {@code list.value}. */
  <T> T required(String name, Form<T> form) throws Wrong {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw new Wrong(column.apply(name), "list.missing", name);
    }
    return value(name, text.get(), form);
  }

  /** Refuses with {@code list.value}. */
  <T> Optional<T> optional(String name, Form<T> form) throws Wrong {
    Optional<String> text = text(name);
    return text.isPresent() ? Optional.of(value(name, text.get(), form)) : Optional.empty();
  }

  private <T> T value(String name, String text, Form<T> form) throws Wrong {
    try {
      return form.of(text);
    } catch (IllegalArgumentException e) {
      throw new Wrong(column.apply(name), "list.value", name, String.valueOf(e.getMessage()));
    }
  }

  /** What is wrong with a row, and where in it. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Where where;
    private final String code;
    private final transient Object[] arguments;

    Wrong(Where where, String code, Object... arguments) {
      super(code, null, false, false);
      this.where = where;
      this.code = code;
      this.arguments = arguments;
    }

    void tell(Finds finds) {
      finds.problem(where, code, arguments);
    }
  }
}
