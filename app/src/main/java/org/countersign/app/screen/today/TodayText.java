package org.countersign.app.screen.today;

import java.time.Instant;
import java.util.List;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.service.today.TodayItem;
import org.countersign.app.text.OperationText;

/** An item in a sentence. */
final class TodayText {
  private static final List<String> OF_REQUESTS = List.of("countersign", "carry-out", "cut-off");

  private TodayText() {}

  static String sentence(TodayItem item) {
    Object[] arguments = item.arguments().stream().map(TodayText::readable).toArray();
    if (OF_REQUESTS.contains(item.code())) {
      String kind = String.valueOf(item.arguments().getFirst());
      arguments[0] = new Messages.Composed(OperationText.title(kind));
      boolean named = !String.valueOf(item.arguments().get(1)).isEmpty();
      return Messages.text("today." + item.code() + (named ? "" : ".unnamed"), arguments);
    }
    return Messages.text("today." + item.code(), arguments);
  }

  private static Object readable(Object argument) {
    return argument instanceof Instant at ? TimeText.day(at) : argument;
  }
}
