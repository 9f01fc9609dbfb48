package org.countersign.app.screen.map;

import java.util.List;
import javafx.scene.paint.Color;

/** What the map is drawn with: on the screen, or into a file. */
interface Pen {
  /** How a line is drawn. {@code dash}: lengths of stroke and gap in turn; empty for none. */
  record Stroke(Color ink, double width, List<Double> dash) {
    static Stroke of(Color ink, double width) {
      return new Stroke(ink, width, List.of());
    }
  }

  /** How strong all that follows is, from 0 to 1. */
  void strength(double opacity);

  /** What follows is one thing, called so, until {@link #end}. */
  void begin(String name);

  void end();

  /** A box with round corners. */
  void box(double x, double y, double width, double height, Color fill, Stroke stroke);

  /** A line by its corners, x and y in turn. */
  void line(List<Double> corners, Stroke stroke);

  /** A filled triangle that points to the right, its tip here. */
  void arrow(double x, double y, double size, Color ink);

  /** An icon in a square with its upper left corner here. */
  void icon(Shape shape, double x, double y, double size, Color ink);

  /** A line of text that begins here, on its base line. */
  void text(String text, double x, double y, double size, boolean bold, Color ink);
}
