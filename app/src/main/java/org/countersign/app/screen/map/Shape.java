package org.countersign.app.screen.map;

import java.util.Locale;
import org.countersign.app.service.map.Thing;
import org.countersign.model.trust.TrustPath.Criticality;

/**
 * Icons of the map, as paths of SVG in a square of 16 by 16, filled by the even-odd rule: drawn on
 * the screen and written into files alike, where no icon font is.
 */
enum Shape {
  KEY(
      "M5 3.5a4 4 0 1 0 3.9 5H11v2.5h2V8.5h2v-2H8.9A4 4 0 0 0 5 3.5zM5 6a1.5 1.5 0 1 1 0 3a1.5 1.5"
          + " 0 1 1 0-3z"),
  FOREIGN_KEY(
      "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM8 2.6a5.4 5.4 0 1 1 0 10.8a5.4 5.4 0 1 1"
          + " 0-10.8zM5.5 6a2 2 0 1 0 2 2.6H9V10h1.4V8.6h1.2V7.4H7.5A2 2 0 0 0 5.5 6z"),
  WATCHED_KEY(
      "M8 3C4 3 1.5 6.5 1 8c.5 1.5 3 5 7 5s6.5-3.5 7-5c-.5-1.5-3-5-7-5zM8 4.8a3.2 3.2 0 1 1"
          + " 0 6.4a3.2 3.2 0 1 1 0-6.4zM8 6.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2z"),
  CERTIFICATE(
      "M8 1l6 2.2v4.6c0 3.6-2.6 6-6 7.2c-3.4-1.2-6-3.6-6-7.2V3.2zM7.2 10.8l4-4.2l-1.1-1.1"
          + "l-2.9 3.1l-1.5-1.5l-1.1 1.1z"),
  PATH(
      "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 3.1a4.9 4.9 0 1 1 0 9.8a4.9 4.9 0 1 1"
          + " 0-9.8zM8 5.4a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z"),

  ACTIVE("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM7 11.4l5-5.3l-1.2-1.1l-3.9 4.1l-1.8-1.8l-1.1 1.1z"),
  PRE_ACTIVATION("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10z"),
  SUSPENDED("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM5.4 5h1.8v6H5.4zM8.8 5h1.8v6H8.8z"),
  DEACTIVATED("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM5.4 5.4h5.2v5.2H5.4z"),
  COMPROMISED("M5 1h6l4 4v6l-4 4H5l-4-4V5zM7 4v5.4h2V4zM7 10.6v2h2v-2z"),
  DESTROYED("M3.4 2L8 6.6L12.6 2L14 3.4L9.4 8l4.6 4.6l-1.4 1.4L8 9.4L3.4 14L2 12.6L6.6 8L2 3.4z"),
  EXPIRED("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM7.2 4h1.6v3.6l2.6 1.6l-.9 1.3l-3.3-2z"),
  REVOKED("M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM4 7h8v2H4z"),

  CRITICAL("M8 1l7.4 13.4H.6zM7.1 5.4v4.4h1.8V5.4zM7.1 11v1.8h1.8V11z"),
  HIGH("M8 2.5l6.4 11H1.6z"),
  MEDIUM("M2 6.5h12v3H2z"),
  LOW("M1.6 3h12.8L8 13.5z");

  private final String path;

  Shape(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  static Shape of(Thing.Sort sort) {
    return valueOf(sort.name());
  }

  static Shape of(Criticality criticality) {
    return valueOf(criticality.name());
  }

  /** Of a key's state as files write it: {@code pre-activation}. */
  static Shape ofState(String state) {
    return valueOf(state.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
