package org.countersign.app.service.report.paper;

import java.awt.Color;

/** The few colours of a document: all but the last two are read on white at 4.5 to 1 or better. */
public enum Ink {
  TEXT(0x1f2328),
  MUTED(0x59636e),
  GOOD(0x1a7f37),
  WARNING(0x8a5300),
  DANGER(0xb42318),
  ACCENT(0x0b5cad),
  RULE(0xd0d7de),
  SHADE(0xf3f5f7);

  private final Color color;

  Ink(int rgb) {
    color = new Color(rgb);
  }

  Color color() {
    return color;
  }
}
