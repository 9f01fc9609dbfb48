package org.countersign.app.service.today;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.app.service.today.TodayItem.Place;
import org.countersign.app.service.today.TodayItem.Urgency;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.vault.TokenLook;

/** What tokens and register differ in, as long as nobody has said that it is to be left. */
final class TokenDifferences implements DueKind {
  @Override
  public void find(Survey survey) {
    for (TokenLook look : survey.state().looks().all()) {
      look.standings().stream()
          .filter(one -> one.waits(survey.now()))
          .forEach(one -> survey.add(due(one.difference())));
    }
  }

  private static Due due(Difference difference) {
    String token = difference.token().label();
    String label = difference.fact(Difference.LABEL);
    return new Due(
        kind(difference.kind()),
        List.of(
            label.isEmpty() ? difference.fact(Difference.ID) : label,
            token,
            difference.fact(Difference.OTHER)),
        Urgency.NOW,
        Place.TOKENS,
        difference.token().serial(),
        label.isEmpty() ? token : label,
        "",
        "",
        "",
        Optional.empty());
  }

  /** {@code difference.key-unknown}. */
  static String kind(Difference.Kind kind) {
    return "difference." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
