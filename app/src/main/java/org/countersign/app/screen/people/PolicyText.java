package org.countersign.app.screen.people;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TimeText;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;

/** A policy in words. */
final class PolicyText {
  private PolicyText() {}

  /** One sentence an authority; {@code nameOf} gives the names of a roster's persons. */
  static String rule(Policy policy, Authority authority, UnaryOperator<String> nameOf) {
    Rule rule = policy.rule(authority);
    String who =
        rule.roster().isEmpty()
            ? rule.roles().stream()
                .map(role -> Messages.text("people.roles." + role.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "))
            : rule.roster().stream()
                .map(id -> SafeText.of(nameOf.apply(id), 60))
                .collect(Collectors.joining(", "));
    return Messages.text(
        "people.policy.rule",
        rule.persons(),
        new Messages.Composed(who),
        rule.raiserCounts() ? 1 : 0,
        new Messages.Composed(TimeText.length(rule.requestLifetime())),
        new Messages.Composed(TimeText.length(rule.approvalLifetime())));
  }

  /** {@code 2 years}, {@code 60 days}. */
  @SuppressWarnings("JavaPeriodGetDays")
  static String period(Period period) {
    List<String> parts = new ArrayList<>();
    part(parts, "years", period.getYears());
    part(parts, "months", period.getMonths());
    part(parts, "days", period.getDays()); // the years and months are told beside them
    return parts.isEmpty() ? TimeText.length(Duration.ZERO) : String.join(", ", parts);
  }

  private static void part(List<String> parts, String unit, int count) {
    if (count > 0) {
      parts.add(Messages.text("common.time." + unit, count));
    }
  }

  static String authority(Authority authority) {
    return "people.policy." + authority.name().toLowerCase(Locale.ROOT);
  }
}
