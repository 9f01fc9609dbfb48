package org.countersign.app.service.report.paper;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The pages of a document, one after the other, and where on the last one the next line goes. */
final class Pages {
  private static final float MARGIN = 46;
  private static final float TOP = 66;
  private static final float BOTTOM = 58;
  private static final float SMALL = 7.5f;

  private final Sheet sheet;
  private final Faces faces = new Faces();
  private final Lines lines = new Lines(faces);
  private final Rectangle size;
  private final Document document;
  private final SteadyWriter writer;
  private final Tags tags;
  private final PdfTemplate total;
  private float y;
  private int number;

  Pages(OutputStream out, Sheet sheet) {
    this.sheet = sheet;
    size = sheet.wide() ? PageSize.A4.rotate() : PageSize.A4;
    document = new Document(size, 0, 0, 0, 0);
    writer = SteadyWriter.of(document, out);
    writer.setPdfVersion(PdfWriter.VERSION_1_7);
    writer.setFullCompression();
    writer.setCloseStream(false);
    Properties.set(writer, sheet);
    document.open();
    tags = new Tags(writer);
    total = writer.getDirectContent().createTemplate(40, SMALL * 1.5f);
    begin();
  }

  PdfContentByte canvas() {
    return writer.getDirectContent();
  }

  Tags tags() {
    return tags;
  }

  Faces faces() {
    return faces;
  }

  Lines lines() {
    return lines;
  }

  float x() {
    return MARGIN;
  }

  float y() {
    return y;
  }

  float width() {
    return size.getWidth() - 2 * MARGIN;
  }

  int number() {
    return number;
  }

  float left() {
    return y - BOTTOM;
  }

  float mostOnPage() {
    return size.getHeight() - TOP - BOTTOM;
  }

  /** Moves down. */
  void skip(float points) {
    y = Math.max(BOTTOM, y - points);
  }

  /** Turns the page if there is less room than this, and more on another. */
  boolean keepTogether(float points) {
    boolean turns = left() < points && y < size.getHeight() - TOP;
    if (turns) {
      turn();
    }
    return turns;
  }

  void turn() {
    tags.pageEnds();
    writer.setPageEmpty(false);
    document.newPage();
    begin();
  }

  private void begin() {
    number++;
    tags.page(number);
    y = size.getHeight() - TOP;
    tags.artifact(canvas());
    head();
    foot();
    canvas().endMarkedContentSequence();
  }

  private void head() {
    float line = size.getHeight() - 40;
    Style small = new Style(Face.TEXT, SMALL, Ink.MUTED);
    Style level = new Style(Face.STRONG, SMALL, Ink.TEXT);
    String right = sheet.level().toUpperCase(Locale.ROOT);
    float wide = faces.width(level.face(), SMALL, faces.shown(level.face(), right));
    put(
        small,
        MARGIN,
        line,
        cut(small, width() - wide - 20, sheet.vault() + "  ·  " + sheet.title()));
    put(level, MARGIN + width() - wide, line, right);
    rule(line - 6);
  }

  private void foot() {
    Style small = new Style(Face.TEXT, SMALL, Ink.MUTED);
    String page = sheet.pageOf().replace("#", String.valueOf(number));
    float wide = faces.width(Face.TEXT, SMALL, page) + 22;
    float line = 34;
    for (String part : lines.of(Face.TEXT, SMALL, width() - wide - 12, sheet.foot())) {
      put(small, MARGIN, line, part);
      line -= small.leading();
    }
    float x = MARGIN + width() - wide;
    put(small, x, 34, page);
    canvas().addTemplate(total, x + wide - 22, 34 - 3);
    rule(46);
  }

  /** A thin line over the whole width. */
  void rule(float at) {
    canvas().setColorStroke(Ink.RULE.color());
    canvas().setLineWidth(0.5f);
    canvas().moveTo(MARGIN, at);
    canvas().lineTo(MARGIN + width(), at);
    canvas().stroke();
  }

  /** One line; the rest of a longer one is left out, and an ellipsis says so. */
  private String cut(Style style, float width, String text) {
    List<String> all = lines.of(style.face(), style.size(), width - 8, text);
    return all.size() == 1 ? all.getFirst() : all.getFirst() + "…";
  }

  /** Text of the page that no program takes for text of the document. */
  private void put(Style style, float x, float at, String text) {
    Text.draw(canvas(), faces, style, x, at, faces.shown(style.face(), text));
  }

  /** A heading or a paragraph, over as many pages as it needs. */
  void block(String type, Style style, String text) {
    List<String> all = lines.of(style.face(), style.size(), width(), text);
    tags.begin(type);
    int done = 0;
    while (done < all.size()) {
      int fit = Math.max(1, Math.min(all.size() - done, (int) (left() / style.leading())));
      if (left() < style.leading()) {
        turn();
        continue;
      }
      tags.content(canvas());
      for (String line : all.subList(done, done + fit)) {
        y -= style.leading();
        Text.draw(canvas(), faces, style, MARGIN, y + style.size() * 0.3f, line);
      }
      canvas().endMarkedContentSequence();
      done += fit;
    }
    tags.end();
  }

  void figure(float height, String alternative, Consumer<Pen> drawing) {
    tags.begin("Figure");
    tags.alternative(alternative);
    tags.content(canvas());
    drawing.accept(new Pen(canvas(), faces, MARGIN, y));
    canvas().endMarkedContentSequence();
    tags.end();
    y -= height;
  }

  void finish() {
    tags.pageEnds();
    writer.setPageEmpty(false);
    total.beginText();
    total.setFontAndSize(faces.font(Face.TEXT), SMALL);
    total.setColorFill(Ink.MUTED.color());
    total.setTextMatrix(0, 3);
    total.showText(String.valueOf(number));
    total.endText();
    tags.close(sheet.language());
    document.close();
  }
}
