package org.countersign.app.cli;

import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;

/** Texts of the command line. */
final class Texts {
  /** Where picocli finds what {@code --help} says. */
  static final String BUNDLE = "org.countersign.messages.usage";

  private Texts() {}

  /**
   * What happened, with the code. A journal entry that was refused for what is in it carries that
   * reason's code after its own number; its sentence follows.
   */
  static String sentence(Failure failure) {
    String sentence = FailureText.sentence(failure);
    return reason(failure).map(why -> sentence + " " + why).orElse(sentence)
        + " ("
        + failure.code()
        + ")";
  }

  private static Optional<String> reason(Failure failure) {
    List<Object> arguments = failure.arguments();
    boolean nested =
        failure instanceof JournalBroken
            && arguments.size() > 1
            && List.of("journal.unreadable", "journal.not-allowed").contains(failure.code());
    if (!nested) {
      return Optional.empty();
    }
    String code = String.valueOf(arguments.get(1));
    Object[] rest = arguments.subList(2, arguments.size()).toArray();
    return Messages.find("failure." + code, rest)
        .filter(text -> !text.contains("{"))
        .or(() -> Optional.of(Messages.text("cli.reason", code, join(rest))));
  }

  private static String join(Object... parts) {
    return String.join(" ", List.of(parts).stream().map(String::valueOf).toList());
  }
}
