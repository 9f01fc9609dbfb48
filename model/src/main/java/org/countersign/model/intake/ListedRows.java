package org.countersign.model.intake;

/** Takes the rows of either list. */
final class ListedRows {
  private final ListedKind kind;
  private final ListedPaths paths;
  private final ListedKeys keys;

  ListedRows(Finds finds, ListedKind kind) {
    this.kind = kind;
    this.paths = new ListedPaths(finds);
    this.keys = new ListedKeys(finds);
  }

  void row(ListedRow row) {
    switch (kind) {
      case PATHS -> paths.row(row);
      case KEYS -> keys.row(row);
    }
  }

  /** There are no more rows. */
  void end() {
    paths.end();
  }
}
