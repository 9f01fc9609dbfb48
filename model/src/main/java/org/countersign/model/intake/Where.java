package org.countersign.model.intake;

/**
 * Where something was found, for people to go and look.
 *
 * @param file the file's name, with the folders below the one that was chosen
 * @param place what in it: {@code line 7}, {@code line 7, column 3}, {@code certificate 3}, {@code
 *     alias old-ca}; empty when the file is the thing itself
 */
public record Where(String file, String place) {
  /** A line of a text, counted from 1. */
  static Where line(String file, long line) {
    return new Where(file, "line " + line);
  }

  @Override
  public String toString() {
    return place.isEmpty() ? file : file + ", " + place;
  }
}
