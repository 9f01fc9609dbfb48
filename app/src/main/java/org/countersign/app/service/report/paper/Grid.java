package org.countersign.app.service.report.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells. A row goes to the next page as a whole where that helps; one that is higher than
 * half a page is cut, and each of its parts is tagged as a row.
 */
final class Grid {
  private static final float PAD = 6;
  private static final float GAP = 2.2f;

  private final Pages pages;
  private final float[] share;
  private final float leading;
  private final Runnable atTop;

  /** A cell: its tag ({@code TH} or {@code TD}), its heading's scope if it is one, its text. */
  record Cell(String tag, String scope, Style style, String text) {
    static Cell heading(String scope, Style style, String text) {
      return new Cell("TH", scope, style, text);
    }

    static Cell of(Style style, String text) {
      return new Cell("TD", "", style, text);
    }
  }

  private record Row(List<Cell> cells, List<List<String>> lines) {
    int height() {
      return lines.stream().mapToInt(List::size).max().orElse(1);
    }
  }

  /**
   * {@code share}: of the width, a column each. {@code atTop}: draws what stands at the top of each
   * page but the first.
   */
  Grid(Pages pages, float[] share, float leading, Runnable atTop) {
    this.pages = pages;
    this.share = share;
    this.leading = leading;
    this.atTop = atTop;
    pages.tags().begin("Table");
  }

  /** {@code shaded}: with a ground of its own. */
  void row(List<Cell> cells, boolean shaded) {
    Row row = new Row(cells, broken(cells));
    int all = row.height();
    if (high(all) < pages.mostOnPage() / 2 && pages.keepTogether(high(all))) {
      atTop.run();
    }
    int done = 0;
    while (done < all) {
      int fit = Math.min(all - done, (int) ((pages.left() - 2 * GAP) / leading));
      if (fit > 0) {
        part(row, done, done + fit, shaded);
        done += fit;
      } else {
        pages.turn();
        atTop.run();
      }
    }
    line();
  }

  /** In points, of a row of these. */
  float high(List<Cell> cells) {
    return high(new Row(cells, broken(cells)).height());
  }

  private List<List<String>> broken(List<Cell> cells) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Style style = cells.get(i).style();
      lines.add(pages.lines().of(style.face(), style.size(), wide(i) - PAD, cells.get(i).text()));
    }
    return lines;
  }

  private float high(int lines) {
    return lines * leading + 2 * GAP;
  }

  /** The lines from one to another, not included, of each cell. */
  private void part(Row row, int from, int to, boolean shaded) {
    if (shaded) {
      ground(high(to - from));
    }
    pages.tags().begin("TR");
    float x = pages.x();
    for (int i = 0; i < row.cells().size(); i++) {
      List<String> lines = row.lines().get(i);
      cell(
          row.cells().get(i),
          lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())),
          x);
      x += wide(i);
    }
    pages.tags().end();
    pages.skip(high(to - from));
  }

  private void cell(Cell cell, List<String> lines, float x) {
    pages.tags().begin(cell.tag());
    if (!cell.scope().isEmpty()) {
      pages.tags().scope(cell.scope());
    }
    pages.tags().content(pages.canvas());
    letters(cell, lines, x);
    pages.canvas().endMarkedContentSequence();
    pages.tags().end();
  }

  private void letters(Cell cell, List<String> lines, float x) {
    float y = pages.y() - GAP + cell.style().size() * 0.32f;
    for (String line : lines) {
      y -= leading;
      Text.draw(pages.canvas(), pages.faces(), cell.style(), x, y, line);
    }
  }

  /** The cells again, for the eye only: those who hear them know them already. */
  void repeat(List<Cell> cells) {
    Row row = new Row(cells, broken(cells));
    ground(high(row.height()));
    pages.tags().artifact(pages.canvas());
    float x = pages.x();
    for (int i = 0; i < cells.size(); i++) {
      letters(cells.get(i), row.lines().get(i), x);
      x += wide(i);
    }
    pages.canvas().endMarkedContentSequence();
    pages.skip(high(row.height()));
  }

  private void ground(float high) {
    pages.tags().artifact(pages.canvas());
    pages.canvas().setColorFill(Ink.SHADE.color());
    pages.canvas().rectangle(pages.x() - 3, pages.y() - high, pages.width() + 6, high);
    pages.canvas().fill();
    pages.canvas().endMarkedContentSequence();
  }

  private void line() {
    pages.tags().artifact(pages.canvas());
    pages.rule(pages.y());
    pages.canvas().endMarkedContentSequence();
  }

  private float wide(int column) {
    return share[column] * pages.width();
  }

  void end() {
    pages.tags().end();
  }
}
