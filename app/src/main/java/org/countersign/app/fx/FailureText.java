package org.countersign.app.fx;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;

/** What a failure says to the person in front of the screen. */
public final class FailureText {
  private static final List<String> NESTED = List.of("journal.unreadable", "journal.not-allowed");

  private FailureText() {}

  /** What happened, what was not done, and what to do. */
  public static String sentence(Failure failure) {
    return Messages.find("failure." + failure.code(), failure.arguments().toArray())
        .orElseGet(() -> Messages.text("failure.unknown", failure.code()));
  }

  /**
   * Why a journal entry was refused, in a sentence of its own, where it was for what is in it: such
   * a failure carries the reason's code after the entry's number.
   */
  public static Optional<String> reason(Failure failure) {
    List<Object> arguments = failure.arguments();
    boolean nested =
        failure instanceof JournalBroken && arguments.size() > 1 && NESTED.contains(failure.code());
    if (!nested) {
      return Optional.empty();
    }
    String code = String.valueOf(arguments.get(1));
    List<Object> rest = arguments.subList(2, arguments.size());
    return Optional.of(recorded(code, rest.toArray()));
  }

  /** A failure that was written down: its code, and what its arguments said. */
  public static String recorded(String code, Object... arguments) {
    return found(code, arguments)
        .filter(text -> !text.contains("{"))
        .orElseGet(() -> Messages.text("failure.reason", code, join(List.of(arguments))));
  }

  private static Optional<String> found(String code, Object... arguments) {
    try {
      return Messages.find("failure." + code, arguments);
    } catch (IllegalArgumentException e) {
      // What was a number has been written down as text.
      return Optional.empty();
    }
  }

  private static String join(List<Object> parts) {
    return String.join(" ", parts.stream().map(String::valueOf).toList());
  }

  /**
   * The sentence and the code in brackets: for copying, and for where there is no room for both.
   */
  public static String withCode(Failure failure) {
    return sentence(failure) + " (" + failure.code() + ")";
  }
}
