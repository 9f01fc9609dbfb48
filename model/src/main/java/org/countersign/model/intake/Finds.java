package org.countersign.model.intake;

import java.util.ArrayList;
import java.util.List;
import org.countersign.model.intake.Reading.Problem;

/** What the reading of one file has found so far. */
final class Finds {
  /** No file has so much wrong with it that a person would read more. */
  private static final int MOST_PROBLEMS = 10_000;

  private final String file;
  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Finds(String file) {
    this.file = file;
  }

  Where at(String place) {
    return new Where(file, place);
  }

  Where line(long line) {
    return Where.line(file, line);
  }

  void add(Item item) {
    items.add(item);
  }

  /** {@code what} it was taken for, in the words of its format, is the sentence's argument 0. */
  void problem(Where where, String what, Malformed why) {
    problem(where, "", what, why);
  }

  void problem(Where where, String told, String what, Malformed why) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(what);
    arguments.addAll(why.arguments());
    problem(new Problem(where, told, why.code(), arguments));
  }

  void problem(Where where, String code, Object... arguments) {
    problem(new Problem(where, code, List.of(arguments)));
  }

  private void problem(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add(new Problem(problem.where(), "too-many-problems", List.of(MOST_PROBLEMS)));
    }
  }

  List<Item> items() {
    return items;
  }

  boolean isEmpty() {
    return items.isEmpty() && problems.isEmpty();
  }

  Reading reading(String format) {
    return new Reading(format, items, problems);
  }
}
