package org.countersign.app.service.report.paper;

/**
 * The typefaces of a document; their files are in the resources, and subsets of them in every PDF.
 */
public enum Face {
  TEXT("Inter-Regular.otf"),
  STRONG("Inter-SemiBold.otf"),
  MONO("JetBrainsMono-Regular.ttf");

  private final String file;

  Face(String file) {
    this.file = file;
  }

  String resource() {
    return "org/countersign/font/" + file;
  }
}
