package org.countersign.app.service.report.paper;

import org.openpdf.text.pdf.PdfContentByte;

/** Puts letters on a page. */
final class Text {
  private Text() {}

  static void draw(
      PdfContentByte canvas, Faces faces, Style style, float x, float y, String shown) {
    canvas.beginText();
    canvas.setFontAndSize(faces.font(style.face()), style.size());
    canvas.setColorFill(style.ink().color());
    canvas.setTextMatrix(x, y);
    canvas.showText(shown);
    canvas.endText();
  }
}
