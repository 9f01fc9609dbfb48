package org.countersign.app.service.report.paper;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * A document that is written from top to bottom, page by page, as a tagged PDF. Nothing of it is
 * kept: a document of any length can be written. Texts are ready to show; what cannot be shown in
 * them is spelt out.
 *
 * <p>Whoever gives up before {@link #finish} leaves a file that no program opens.
 */
public final class Paper {
  private static final float BODY = 9;
  private static final float LEADING = 12.5f;
  private static final float[] HEADINGS = {0, 18, 12.5f, 10};
  private static final float LABEL = 0.26f;

  private final Pages pages;

  public Paper(OutputStream out, Sheet sheet) {
    pages = new Pages(out, sheet);
  }

  /**
   * {@code level}: 1 for the title, 2 and 3 below. Never last on a page, nor before a table that
   * turns it.
   */
  public Paper heading(int level, String text) {
    float size = HEADINGS[level];
    pages.skip(level == 1 ? 0 : size * 0.9f);
    pages.keepTogether(size * 1.4f + 5 * LEADING);
    pages.block("H" + level, new Style(Face.STRONG, size, Ink.TEXT), text);
    pages.skip(level == 1 ? 6 : 3);
    return this;
  }

  public Paper text(String text) {
    pages.block("P", new Style(Face.TEXT, BODY, Ink.TEXT), text);
    pages.skip(4);
    return this;
  }

  /** A remark, less important than the text. */
  public Paper note(String text) {
    pages.block("P", new Style(Face.TEXT, BODY - 0.5f, Ink.MUTED), text);
    pages.skip(4);
    return this;
  }

  /** Something the reader must not miss. */
  public Paper warning(String text) {
    pages.block("P", new Style(Face.STRONG, BODY, Ink.DANGER), text);
    pages.skip(4);
    return this;
  }

  /** In one line or more, in letters of one width: a hash. */
  public Paper mono(String text) {
    pages.block("P", new Style(Face.MONO, BODY, Ink.TEXT), text);
    pages.skip(4);
    return this;
  }

  /** Large, for reading aloud. */
  public Paper large(Face face, float size, String text) {
    pages.block("P", new Style(face, size, Ink.TEXT), text);
    pages.skip(size * 0.4f);
    return this;
  }

  /** One line of a list of facts. */
  public record Fact(String label, String value, Face face) {
    public Fact(String label, String value) {
      this(label, value, Face.TEXT);
    }
  }

  /** Facts under each other, each with its label: a table of two columns, tagged as one. */
  public Paper facts(List<Fact> facts) {
    if (facts.isEmpty()) {
      return this;
    }
    Style label = new Style(Face.TEXT, BODY, Ink.MUTED);
    Grid grid = new Grid(pages, new float[] {LABEL, 1 - LABEL}, label.leading(), () -> {});
    for (Fact fact : facts) {
      Style value = new Style(fact.face(), BODY, Ink.TEXT);
      grid.row(
          List.of(Grid.Cell.heading("Row", label, fact.label()), Grid.Cell.of(value, fact.value())),
          false);
    }
    grid.end();
    pages.skip(4);
    return this;
  }

  /** A column: its heading, and how much of the width it has in proportion to the others. */
  public record Column(String heading, double weight, Face face) {
    public Column(String heading, double weight) {
      this(heading, weight, Face.TEXT);
    }
  }

  /** A table whose heading stands on each of its pages. The rows follow, then {@link Table#end}. */
  public Table table(List<Column> columns) {
    return new Table(pages, columns);
  }

  /** Places that somebody draws on, so wide as the text is. {@code alternative}: in words. */
  public Paper figure(float height, String alternative, Consumer<Pen> drawing) {
    pages.keepTogether(height);
    pages.figure(height, alternative, drawing);
    pages.skip(6);
    return this;
  }

  /** An empty space. */
  public Paper space(float points) {
    pages.skip(points);
    return this;
  }

  public Paper newPage() {
    pages.turn();
    return this;
  }

  /** How much of the page is left, in points. */
  public float left() {
    return pages.left();
  }

  /** Width of the text, in points. */
  public float width() {
    return pages.width();
  }

  /** The page that is being written, from 1. */
  public int page() {
    return pages.number();
  }

  /** Writes the rest; the stream stays open. */
  public void finish() {
    pages.finish();
  }
}
