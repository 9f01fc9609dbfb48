package org.countersign.app.screen.today;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.today.Outlook;
import org.countersign.app.service.today.TodayItem;
import org.countersign.app.text.DueText;
import org.countersign.app.text.OperationText;

/** Items in words. */
final class TodayText {
  private static final List<String> OF_REQUESTS = List.of("countersign", "carry-out", "cut-off");

  private TodayText() {}

  /** What waits or is due, in one sentence. */
  static String sentence(TodayItem item, Instant now) {
    if (OF_REQUESTS.contains(item.code())) {
      return request(item);
    }
    return DueText.sentence(
        item.code(), item.arguments(), item.due().filter(now::isAfter).isPresent());
  }

  /** Operation, what it is about, who raised it; not every operation is about something. */
  private static String request(TodayItem item) {
    String title = OperationText.title(String.valueOf(item.arguments().getFirst()));
    String subject = String.valueOf(item.arguments().get(1));
    return Messages.text(
        "today." + item.code(),
        new Messages.Composed(
            subject.isEmpty()
                ? Messages.text("today.operation", new Messages.Composed(title))
                : Messages.text("today.operation.of", new Messages.Composed(title), subject)),
        item.arguments().get(2));
  }

  /** The word before the time: what happens then. */
  static String dueWord(TodayItem item) {
    return Messages.find("today.due." + item.code()).orElseGet(() -> Messages.text("today.due"));
  }

  /** What comes next, before the time it comes. */
  static String next(Outlook.Next next) {
    return Messages.text("today.next." + next.code(), next.name());
  }

  /** The navigation's id of the screen where it is dealt with. */
  static String screen(TodayItem.Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  static String urgency(TodayItem.Urgency urgency) {
    return Messages.text("today.group." + urgency.name().toLowerCase(Locale.ROOT));
  }

  static Icon icon(TodayItem.Urgency urgency) {
    return switch (urgency) {
      case NOW -> Icon.WARNING;
      case SOON -> Icon.TIME;
      case LATER -> Icon.WAITING;
    };
  }

  static String tone(TodayItem.Urgency urgency) {
    return urgency == TodayItem.Urgency.NOW ? "tone-warning" : "tone-neutral";
  }

  static Icon icon(TodayItem item) {
    return switch (item.code()) {
      case "countersign" -> Icon.EDIT;
      case "carry-out" -> Icon.RUNNING;
      case "cut-off", "finding-held", "still-trusted", "watched-distrusted", "revocation-failed" ->
          Icon.DANGER;
      case "revocation-unseen", "revocation-unheard", "revocation-unseen-outside" -> Icon.WAITING;
      case "clock-behind" -> Icon.TIME;
      case "certificate-ends", "watched-ends" -> Icon.CERTIFICATE;
      default -> icon(item.place());
    };
  }

  private static Icon icon(TodayItem.Place place) {
    return switch (place) {
      case REQUESTS -> Icon.REQUEST;
      case KEYS -> Icon.KEY;
      case IMPORT -> Icon.WARNING;
      case TOKENS -> Icon.TOKEN;
      case PEOPLE -> Icon.DOMAIN;
      case JOURNAL -> Icon.JOURNAL;
      case BACKUP -> Icon.BACKUP;
      case DUE -> Icon.TIME;
    };
  }
}
