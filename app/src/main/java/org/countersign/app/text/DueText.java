package org.countersign.app.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;

/** What is due, in words; the texts are those of Today. */
public final class DueText {
  private DueText() {}

  /**
   * In one sentence.
   *
   * @param kind its key without {@code today.}
   * @param over whether its time has passed; not every kind says that in other words
   */
  public static String sentence(String kind, List<Object> arguments, boolean over) {
    Object[] readable = arguments.stream().map(DueText::readable).toArray();
    return (over ? Messages.find("today." + kind + ".over", readable) : Optional.<String>empty())
        .orElseGet(() -> Messages.text("today." + kind, readable));
  }

  /** The kind in a word or two. */
  public static String kind(String kind) {
    return Messages.text("due.kind." + kind);
  }

  private static Object readable(Object argument) {
    return argument instanceof Instant at ? TimeText.day(at) : argument;
  }
}
