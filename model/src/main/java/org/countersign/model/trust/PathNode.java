package org.countersign.model.trust;

/** A trust path in the graph. Its slot is its bit in a set of those that were reached. */
final class PathNode {
  final TrustPath path;
  final int slot;

  /** Taken out, or replaced by another of the same id. */
  boolean gone;

  PathNode(TrustPath path, int slot) {
    this.path = path;
    this.slot = slot;
  }
}
