package org.countersign.app.service.map;

/**
 * From what is relied on to what relies on it.
 *
 * @param from id of a node
 * @param to id of another
 * @param count how many things' relations it stands for
 */
public record MapEdge(String from, String to, Kind kind, int count) {
  /** What the one is to the other. */
  public enum Kind {
    ISSUED,
    BINDS,
    TRUSTS,
    DEPENDS
  }

  /** One relation between two things, by their ids. */
  record Link(String from, String to, Kind kind) {}
}
