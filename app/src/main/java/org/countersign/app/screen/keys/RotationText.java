package org.countersign.app.screen.keys;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.model.rotation.RotationStatus;

/** What is outstanding of a rotation, in words. */
final class RotationText {
  private RotationText() {}

  /** What is still to do; without a rotation there is nothing to end. */
  static String todo(RotationStatus status, boolean begun) {
    if (!begun) {
      return "";
    }
    String notes = sentences("keys.rotation.note.", status.notes());
    if (status.over()) {
      return join(Messages.text("keys.rotation.over"), notes);
    }
    String todo =
        status.outstanding().stream()
            .map(one -> sentence("keys.rotation.todo.", one))
            .collect(Collectors.joining("; "));
    return join(Messages.text("keys.rotation.todo", new Messages.Composed(todo)), notes);
  }

  private static String join(String first, String second) {
    return second.isEmpty() ? first : first + " " + second;
  }

  private static String sentences(String prefix, List<RotationStatus.Outstanding> all) {
    return all.stream().map(one -> sentence(prefix, one)).collect(Collectors.joining(" "));
  }

  private static String sentence(String prefix, RotationStatus.Outstanding one) {
    Object[] arguments =
        one.arguments().stream()
            .map(argument -> argument instanceof Instant at ? TimeText.day(at) : argument)
            .toArray();
    return Messages.text(prefix + one.code(), arguments);
  }
}
