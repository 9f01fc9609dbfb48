package org.countersign.app.service.report.paper;

import org.openpdf.text.pdf.PdfContentByte;

/** Draws in a figure: points from its top left corner, downwards. */
public final class Pen {
  private final PdfContentByte canvas;
  private final Faces faces;
  private final float left;
  private final float top;

  Pen(PdfContentByte canvas, Faces faces, float left, float top) {
    this.canvas = canvas;
    this.faces = faces;
    this.left = left;
    this.top = top;
  }

  public Pen box(float x, float y, float width, float height, Ink fill) {
    canvas.setColorFill(fill.color());
    canvas.rectangle(left + x, top - y - height, width, height);
    canvas.fill();
    return this;
  }

  /** Black, which a camera reads best. */
  public Pen square(float x, float y, float side) {
    canvas.setColorFill(java.awt.Color.BLACK);
    canvas.rectangle(left + x, top - y - side, side, side);
    canvas.fill();
    return this;
  }

  public Pen line(float x1, float y1, float x2, float y2, Ink ink, float width) {
    canvas.setColorStroke(ink.color());
    canvas.setLineWidth(width);
    canvas.moveTo(left + x1, top - y1);
    canvas.lineTo(left + x2, top - y2);
    canvas.stroke();
    return this;
  }

  /** {@code y}: of the line the letters stand on. */
  public Pen text(float x, float y, Style style, String text) {
    Text.draw(canvas, faces, style, left + x, top - y, faces.shown(style.face(), text));
    return this;
  }

  /** In points. */
  public float widthOf(Style style, String text) {
    return faces.width(style.face(), style.size(), faces.shown(style.face(), text));
  }
}
