package org.countersign.app.screen.people;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TimeText;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;

/** A policy in plain words. */
final class PolicyText {
  private static final int LONGEST_NAME = 60;

  private final UnaryOperator<String> nameOf;

  /** {@code nameOf}: the name of a person by id. */
  PolicyText(UnaryOperator<String> nameOf) {
    this.nameOf = nameOf;
  }

  /** What the policy says, by the key of its label, in the order one reads it. */
  Map<String, String> lines(Policy policy) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Authority authority : Authority.values()) {
      lines.put("people.rule." + Ids.word(authority), rule(policy.rule(authority)));
    }
    lines.put(
        "people.policy.trust-paths.fact",
        Messages.text("people.policy.signatures", policy.trustPathPersons()));
    lines.put(
        "people.policy.cryptoperiod.fact",
        say("people.policy.cryptoperiod.text", policy.cryptoPeriod()));
    lines.put(
        "people.policy.renewal.fact", say("people.policy.renewal.text", policy.renewalPeriod()));
    lines.put("people.policy.review.fact", say("people.policy.review.text", policy.reviewPeriod()));
    lines.put("people.policy.crl.fact", say("people.policy.crl.text", policy.crlPeriod()));
    lines.put(
        "people.policy.key-age.fact",
        say("people.policy.key-age.text", policy.windows().keyAgePeriod()));
    lines.put(
        "people.policy.crl-warning.fact",
        say("people.policy.crl-warning.text", policy.windows().crlWarningPeriod()));
    if (policy.leaving().onScreen()) {
      lines.put("people.policy.on-screen.fact", Messages.text("people.policy.on-screen.allowed"));
    }
    return lines;
  }

  /** Of a newer policy, what is not as it was. */
  Map<String, String> changes(Policy before, Policy after) {
    Map<String, String> old = lines(before);
    Map<String, String> lines = lines(after);
    lines.entrySet().removeIf(line -> line.getValue().equals(old.get(line.getKey())));
    if (before.leaving().onScreen() && !after.leaving().onScreen()) {
      lines.put("people.policy.on-screen.fact", Messages.text("people.policy.on-screen.forbidden"));
    }
    return lines;
  }

  private String rule(Rule rule) {
    return Messages.text(
        "people.rule",
        rule.persons(),
        new Messages.Composed(who(rule)),
        rule.raiserCounts() ? 1 : 0,
        new Messages.Composed(TimeText.length(rule.requestLifetime())),
        new Messages.Composed(TimeText.length(rule.approvalLifetime())));
  }

  private String who(Rule rule) {
    String roles =
        rule.roles().stream()
            .map(role -> Messages.text("people.roles." + Ids.word(role)))
            .collect(Collectors.joining(", "));
    if (rule.roster().isEmpty()) {
      return roles;
    }
    String names =
        rule.roster().stream()
            .map(id -> SafeText.of(nameOf.apply(id), LONGEST_NAME))
            .collect(Collectors.joining(", "));
    return Messages.text(
        "people.rule.roster", new Messages.Composed(names), new Messages.Composed(roles));
  }

  private static String say(String key, Period period) {
    return Messages.text(key, new Messages.Composed(period(period)));
  }

  /** {@code 2 years}, {@code 60 days}. */
  static String period(Period period) {
    List<String> parts = new ArrayList<>();
    part(parts, "years", period.getYears());
    part(parts, "months", period.getMonths());
    part(parts, "days", period.getDays());
    return parts.isEmpty() ? TimeText.length(Duration.ZERO) : String.join(", ", parts);
  }

  private static void part(List<String> parts, String unit, int count) {
    if (count > 0) {
      parts.add(Messages.text("common.time." + unit, count));
    }
  }
}
