package org.countersign.app.text;

import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.intake.Note;
import org.countersign.model.intake.Reading.Problem;
import org.countersign.model.intake.Where;

/** What readers of files say, in words. */
public final class IntakeText {
  private static final int LONGEST = 200;

  private IntakeText() {}

  /** Why something could not be read, and what it was as far as that could be told. */
  public static String problem(Problem problem) {
    String why = Messages.text("intake.problem." + problem.code(), problem.arguments().toArray());
    return problem.told().isEmpty()
        ? why
        : Messages.text(
            "intake.told", SafeText.of(problem.told(), LONGEST), new Messages.Composed(why));
  }

  /** What is odd about something that was taken as it is. */
  public static String note(Note note) {
    return Messages.text("intake.note." + note.code(), note.arguments().toArray());
  }

  /** The file, and the place in it. */
  public static String where(Where where) {
    return SafeText.of(where.toString(), LONGEST);
  }
}
