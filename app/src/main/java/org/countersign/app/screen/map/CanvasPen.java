package org.countersign.app.screen.map;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** Draws on a canvas. */
final class CanvasPen implements Pen {
  private static final double CORNER = 10;
  private static final double ICON = 16;

  private final GraphicsContext to;
  private final String family;

  /** {@code family}: of the font. */
  CanvasPen(GraphicsContext to, String family) {
    this.to = to;
    this.family = family;
    to.setFillRule(FillRule.EVEN_ODD);
    to.setLineJoin(StrokeLineJoin.ROUND);
  }

  @Override
  public void strength(double opacity) {
    to.setGlobalAlpha(opacity);
  }

  /** A canvas knows of no things. */
  @Override
  public void begin(String name) {}

  @Override
  public void end() {}

  @Override
  public void box(double x, double y, double width, double height, Color fill, Stroke stroke) {
    to.setFill(fill);
    to.fillRoundRect(x, y, width, height, CORNER, CORNER);
    use(stroke);
    to.strokeRoundRect(x, y, width, height, CORNER, CORNER);
  }

  @Override
  public void line(List<Double> corners, Stroke stroke) {
    use(stroke);
    double[] xs = new double[corners.size() / 2];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = corners.get(2 * i);
      ys[i] = corners.get(2 * i + 1);
    }
    to.strokePolyline(xs, ys, xs.length);
  }

  private void use(Stroke stroke) {
    to.setStroke(stroke.ink());
    to.setLineWidth(stroke.width());
    to.setLineDashes(stroke.dash().stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public void arrow(double x, double y, double size, Color ink) {
    to.setFill(ink);
    to.fillPolygon(
        new double[] {x, x - size, x - size}, new double[] {y, y - size / 2, y + size / 2}, 3);
  }

  @Override
  public void icon(Shape shape, double x, double y, double size, Color ink) {
    to.save();
    to.translate(x, y);
    to.scale(size / ICON, size / ICON);
    to.setFill(ink);
    to.beginPath();
    to.appendSVGPath(shape.path());
    to.fill();
    to.restore();
  }

  @Override
  public void text(String text, double x, double y, double size, boolean bold, Color ink) {
    to.setFont(Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, size));
    to.setFill(ink);
    to.fillText(text, x, y);
  }
}
