package org.countersign.app.service.report.paper;

import java.util.ArrayList;
import java.util.List;

/** A table whose heading stands on each of its pages. */
public final class Table {
  private static final float SIZE = 7.5f;

  private final List<Paper.Column> columns;
  private final List<Grid.Cell> heading = new ArrayList<>();
  private final Grid grid;
  private final Pages pages;

  Table(Pages pages, List<Paper.Column> columns) {
    this.pages = pages;
    this.columns = columns;
    double all = columns.stream().mapToDouble(Paper.Column::weight).sum();
    float[] share = new float[columns.size()];
    Style style = new Style(Face.STRONG, SIZE, Ink.MUTED);
    for (int i = 0; i < share.length; i++) {
      share[i] = (float) (columns.get(i).weight() / all);
      heading.add(Grid.Cell.heading("Column", style, columns.get(i).heading()));
    }
    pages.keepTogether(5 * style.leading());
    grid = new Grid(pages, share, style.leading(), this::again);
    grid.row(heading, true);
  }

  private void again() {
    grid.repeat(heading);
  }

  /** One text a column. */
  public Table row(List<String> texts) {
    return row(texts, Ink.TEXT);
  }

  /** The same in another colour; the words say it too. */
  public Table row(List<String> texts, Ink ink) {
    grid.row(cells(texts, ink), false);
    return this;
  }

  /** How high a row of these is, in points. */
  public float high(List<String> texts) {
    return grid.high(cells(texts, Ink.TEXT));
  }

  private List<Grid.Cell> cells(List<String> texts, Ink ink) {
    List<Grid.Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(Grid.Cell.of(new Style(columns.get(i).face(), SIZE, ink), texts.get(i)));
    }
    return cells;
  }

  public void end() {
    grid.end();
    pages.skip(6);
  }
}
