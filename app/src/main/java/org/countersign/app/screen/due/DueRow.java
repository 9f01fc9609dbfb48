package org.countersign.app.screen.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.today.Due;
import org.countersign.app.text.DueText;

/** A line of the list, with its words made once. */
record DueRow(Due due, String kind, String sentence, String when) {
  private static final Duration SOON = Duration.ofDays(30);
  private static final Duration LATER = Duration.ofDays(90);

  static DueRow of(Due due, Instant now) {
    return new DueRow(
        due,
        DueText.kind(due.kind()),
        DueText.sentence(due.kind(), due.arguments(), due.over(now)),
        Messages.text("due.within." + within(due.at(), now)));
  }

  private static String within(Optional<Instant> at, Instant now) {
    if (at.isEmpty()) {
      return "now";
    }
    Duration left = Duration.between(now, at.get());
    if (left.isNegative()) {
      return "over";
    }
    return left.compareTo(SOON) < 0 ? "30" : left.compareTo(LATER) < 0 ? "90" : "later";
  }

  Badge badge() {
    return switch (due.urgency()) {
      case NOW -> Badge.URGENCY_NOW;
      case SOON -> Badge.URGENCY_SOON;
      case LATER -> Badge.URGENCY_LATER;
    };
  }

  String urgency() {
    return badge().text();
  }
}
