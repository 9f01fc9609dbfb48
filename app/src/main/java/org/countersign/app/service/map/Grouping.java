package org.countersign.app.service.map;

/** How what is on the map is put together so that much of it becomes one node. */
public enum Grouping {
  /** Everything by itself, as long as there is not too much of it. */
  NONE,
  /** By what it is and where: kind, environment and contact; keys by their token. */
  SYSTEM,
  /** By signing domain first. */
  DOMAIN
}
