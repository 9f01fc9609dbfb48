package org.countersign.app.service.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;

/** A policy in words. */
final class Policies {
  private final Say say;
  private final UnaryOperator<String> nameOf;

  Policies(Say say, UnaryOperator<String> nameOf) {
    this.say = say;
    this.nameOf = nameOf;
  }

  List<Paper.Fact> facts(Policy policy) {
    List<Paper.Fact> facts = new ArrayList<>();
    facts.add(fact("policy.version", String.valueOf(policy.version())));
    for (Authority authority : Authority.values()) {
      String word = authority.name().toLowerCase(Locale.ROOT);
      facts.add(fact("policy." + word, rule(policy.rule(authority))));
    }
    facts.add(fact("policy.trust-paths", say.text("persons", policy.trustPathPersons())));
    facts.add(fact("policy.cryptoperiod", say.period(policy.cryptoPeriod())));
    facts.add(fact("policy.renewal", say.period(policy.renewalPeriod())));
    facts.add(fact("policy.review", say.period(policy.reviewPeriod())));
    facts.add(fact("policy.crl", say.period(policy.crlPeriod())));
    facts.add(fact("policy.key-age", say.period(policy.windows().keyAgePeriod())));
    return facts;
  }

  private Paper.Fact fact(String key, String text) {
    return new Paper.Fact(say.text(key), text);
  }

  /** Who may sign, how many, and for how long. */
  String rule(Rule rule) {
    List<String> roles =
        rule.roles().stream()
            .map(role -> say.text("role." + role.name().toLowerCase(Locale.ROOT)))
            .toList();
    String who =
        rule.roster().isEmpty()
            ? say.list(roles)
            : say.list(rule.roster().stream().map(nameOf).toList());
    return say.text("persons", rule.persons())
        + " ("
        + who
        + "); "
        + say.text("rule.raiser", rule.raiserCounts() ? 1 : 0)
        + "; "
        + say.text("rule.hours", rule.requestHours(), rule.approvalHours());
  }
}
