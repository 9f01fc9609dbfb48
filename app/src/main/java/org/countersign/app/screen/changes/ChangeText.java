package org.countersign.app.screen.changes;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.service.history.Comparison;
import org.countersign.app.text.OperationText;
import org.countersign.model.compare.Difference;
import org.countersign.model.compare.Facts;
import org.countersign.model.compare.Thing;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Differences in words: names where the facts have ids. */
final class ChangeText {
  private static final int HASH = 64;

  private final Comparison comparison;
  private final VaultState state;

  ChangeText(Comparison comparison) {
    this.comparison = comparison;
    this.state = comparison.state();
  }

  List<ChangeRow> rows() {
    return comparison.differences().stream().map(this::row).toList();
  }

  /** Everyone who has to do with any of the differences. */
  Set<String> people() {
    Set<String> all = new LinkedHashSet<>();
    comparison.deeds().values().forEach(deeds -> deeds.forEach(deed -> all.addAll(people(deed))));
    return all;
  }

  private ChangeRow row(Difference difference) {
    List<Comparison.Deed> deeds = deeds(difference.thing());
    List<ChangeRow.FactRow> facts =
        difference.changed().stream()
            .map(one ->
                new ChangeRow.FactRow(
                    fact(one.fact()),
                    value(one.fact(), one.before()),
                    value(one.fact(), one.after())))
            .toList();
    return new ChangeRow(
        difference,
        Messages.text("changes.kind." + difference.thing().kind()),
        difference.name(),
        what(difference, facts),
        deeds.stream()
            .flatMap(deed -> people(deed).stream())
            .distinct()
            .collect(Collectors.joining(", ")),
        deeds.isEmpty() ? Instant.EPOCH : deeds.getLast().at(),
        facts,
        deeds.stream().map(this::entry).toList());
  }

  /** What stops being watched because the vault holds it is told by the key itself. */
  private List<Comparison.Deed> deeds(Thing thing) {
    List<Comparison.Deed> own = comparison.deeds().getOrDefault(thing, List.of());
    if (own.isEmpty() && thing.kind() == Thing.Kind.WATCHED_KEY) {
      Thing key = new Thing(Thing.Kind.KEY, thing.id().substring(0, HASH));
      return comparison.deeds().getOrDefault(key, List.of());
    }
    return own;
  }

  private static String what(Difference difference, List<ChangeRow.FactRow> facts) {
    boolean changed = difference.how() == Difference.How.CHANGED;
    String name = fact(Facts.Fact.NAME);
    return facts.stream()
        .filter(one -> changed || !one.fact().equals(name))
        .map(one ->
            changed
                ? Messages.text("changes.fact.changed", one.fact(), one.before(), one.after())
                : Messages.text(
                    "changes.fact.is",
                    one.fact(),
                    one.after().isEmpty() ? one.before() : one.after()))
        .collect(Collectors.joining("; "));
  }

  private ChangeRow.EntryRow entry(Comparison.Deed deed) {
    String what =
        file(deed)
            .map(of -> OperationText.sentence(state, of.request(), of.operation()))
            .or(() -> Messages.find("journal.short." + deed.kind()))
            .orElse(deed.kind());
    return new ChangeRow.EntryRow(deed.seq(), deed.at(), what, String.join(", ", people(deed)));
  }

  private Optional<RequestFile> file(Comparison.Deed deed) {
    return Optional.of(deed.request())
        .filter(hash -> !hash.isEmpty())
        .flatMap(state.requests()::find);
  }

  private List<String> people(Comparison.Deed deed) {
    List<String> ids = new ArrayList<>();
    file(deed)
        .ifPresentOrElse(
            of -> {
              ids.add(of.request().raisedBy());
              of.approvals().forEach(one -> ids.add(one.approval().person()));
            },
            () -> ids.add(deed.actor()));
    return ids.stream().distinct().map(state.people()::nameOf).toList();
  }

  static String fact(Facts.Fact fact) {
    return Messages.text("changes.fact." + fact);
  }

  private String value(Facts.Fact fact, String value) {
    if (value.isEmpty()) {
      return "";
    }
    return switch (fact) {
      case STATE -> state(value);
      case DOMAIN -> domain(value);
      case OWNER -> state.people().nameOf(value);
      case STAKEHOLDERS ->
          Arrays.stream(value.split(", ", -1))
              .map(state.people()::nameOf)
              .collect(Collectors.joining(", "));
      case TRUSTS -> key(value);
      case DEPENDS_ON -> state.trust().find(value).map(TrustPath::name).orElse(value);
      case POLICY -> policy(value);
      case SHARES -> shares(value);
      case PURPOSE_ENDS, ACTIVATED, NOT_AFTER, REVOKED, REVIEWED -> time(value);
      default -> value;
    };
  }

  private static String state(String value) {
    return Messages.find("changes.state." + value).orElseGet(() -> Badge.ofKey(value).text());
  }

  private String domain(String id) {
    return state.domains().find(id).map(SigningDomain::name).orElse(id);
  }

  private String key(String hash) {
    Spki spki = new Spki(hash);
    return state
        .keys()
        .key(spki)
        .map(SigningKey::label)
        .or(() -> state.watched().find(spki).stream().findFirst().map(WatchedKey::name))
        .orElse(spki.brief());
  }

  /** A moment, and of a revocation the reason after it. */
  private static String time(String value) {
    String[] parts = value.split(" ", 2);
    try {
      String at = TimeText.exact(Instant.parse(parts[0]));
      return parts.length == 1 ? at : Messages.text("changes.revoked", at, parts[1]);
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  private static String policy(String value) {
    String[] parts = value.split(" ", 2);
    return Messages.text("changes.policy", parts[0], parts[1].substring(0, 8));
  }

  private String shares(String value) {
    String[] parts = value.split(" ", 3);
    String names =
        Arrays.stream(parts[2].split(", ", -1))
            .map(state.people()::nameOf)
            .collect(Collectors.joining(", "));
    return Messages.text("changes.shares", parts[1], names, parts[0]);
  }
}
