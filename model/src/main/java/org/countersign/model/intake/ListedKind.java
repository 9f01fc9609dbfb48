package org.countersign.model.intake;

import java.util.List;
import java.util.Optional;

/** The two lists that people keep in CSV or JSON (docs/import-lists.md), and their columns. */
enum ListedKind {
  PATHS("countersign-trust-paths", "paths"),
  KEYS("countersign-keys", "keys");

  /** The one version there is. */
  static final String VERSION = "1";

  private final String format;
  private final String member;

  ListedKind(String format, String member) {
    this.format = format;
    this.member = member;
  }

  static Optional<ListedKind> named(String format) {
    for (ListedKind kind : values()) {
      if (kind.format.equals(format)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  String format() {
    return format;
  }

  /** The member of the JSON form that holds the rows. */
  String member() {
    return member;
  }

  List<String> required() {
    return switch (this) {
      case PATHS ->
          List.of("name", "domain", "kind", "contact", "environment", "criticality", "pins");
      case KEYS -> List.of("key", "name");
    };
  }

  boolean knows(String column) {
    return required().contains(column) || optional().contains(column);
  }

  private List<String> optional() {
    return switch (this) {
      case PATHS -> List.of("id", "trusts", "depends-on", "update-method");
      case KEYS -> List.of("public-key", "system", "contact", "note");
    };
  }
}
