package org.countersign.app.service.report.paper;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines of a width. */
final class Lines {
  /** After these a word that is too long is rather broken than between two letters. */
  private static final String SEAMS = "-_/@.,:;=+";

  private final Faces faces;

  Lines(Faces faces) {
    this.faces = faces;
  }

  /** At least one line; a word wider than the width is broken where it has to be. */
  List<String> of(Face face, float size, float width, String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : faces.shown(face, text).split("\n", -1)) {
      wrap(new Measure(face, size, width), paragraph, lines);
    }
    return lines;
  }

  private record Measure(Face face, float size, float width) {}

  private void wrap(Measure measure, String paragraph, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (fits(measure, longer)) {
        line.setLength(0);
        line.append(longer);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(broken(measure, word, lines));
    }
    lines.add(line.toString());
  }

  /** Adds whole lines of a word that is too long; what is left begins the next. */
  private String broken(Measure measure, String word, List<String> lines) {
    String rest = word;
    while (!fits(measure, rest)) {
      int end = seam(rest, fitting(measure, rest));
      lines.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    return rest;
  }

  /** The last seam in the second half of what fits; all that fits where there is none. */
  private static int seam(String text, int fit) {
    for (int end = fit; end > fit / 2; end--) {
      if (SEAMS.indexOf(text.charAt(end - 1)) >= 0) {
        return end;
      }
    }
    return fit;
  }

  /** How many characters fit; at least one, so that it comes to an end. */
  private int fitting(Measure measure, String text) {
    int fit = Character.charCount(text.codePointAt(0));
    while (fit < text.length()) {
      int next = fit + Character.charCount(text.codePointAt(fit));
      if (!fits(measure, text.substring(0, next))) {
        break;
      }
      fit = next;
    }
    return fit;
  }

  private boolean fits(Measure measure, String text) {
    return text.length() < 2
        || faces.width(measure.face(), measure.size(), text) <= measure.width();
  }
}
