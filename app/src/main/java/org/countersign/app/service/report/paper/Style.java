package org.countersign.app.service.report.paper;

/** How letters look. {@code size} in points. */
public record Style(Face face, float size, Ink ink) {
  float leading() {
    return size * 1.38f;
  }
}
