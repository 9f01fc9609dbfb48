package org.countersign.model.audit;

import org.countersign.model.journal.Level;

/** A scope as manifests and entries spell it: what is not limited is empty. */
public record ScopeText(String level, String domain, String from, String until) {

  public static ScopeText of(Scope scope) {
    return new ScopeText(
        scope.level().text(), scope.domain(), Times.text(scope.from()), Times.text(scope.until()));
  }

  /** The scope; what is none is refused with IllegalArgumentException. */
  public Scope scope() {
    return new Scope(Level.of(level), domain, Times.moment(from), Times.moment(until));
  }
}
