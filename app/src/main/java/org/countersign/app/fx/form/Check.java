package org.countersign.app.fx.form;

import java.util.Optional;

/** Says what is wrong with a value, in a sentence. */
@FunctionalInterface
public interface Check<V> {
  /** Empty when nothing is. */
  Optional<String> problem(V value);

  /** This first, then the other. */
  default Check<V> and(Check<V> other) {
    return value -> problem(value).or(() -> other.problem(value));
  }
}
