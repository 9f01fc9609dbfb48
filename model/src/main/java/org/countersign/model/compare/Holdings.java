package org.countersign.model.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.vault.VaultState;

/**
 * All that a vault holds at a moment. What it keeps are the records of the state, which never
 * change: the state may go on.
 */
public final class Holdings {
  private final Map<Thing, Object> things = new LinkedHashMap<>();

  /** As the state is now. */
  public static Holdings of(VaultState state) {
    Holdings taken = new Holdings();
    state.keys().keys().forEach(key -> taken.put(Thing.Kind.KEY, key.spki().hex(), key));
    state.keys().certificates().forEach(one -> taken.put(Thing.Kind.CERTIFICATE, one.id(), one));
    state.trust().all().forEach(path -> taken.put(Thing.Kind.TRUST_PATH, path.id(), path));
    state.domains().all().forEach(one -> taken.put(Thing.Kind.DOMAIN, one.id(), one));
    state.people().all().forEach(person -> taken.person(state, person.id()));
    state
        .tokens()
        .all()
        .forEach(one -> taken.put(Thing.Kind.TOKEN, one.ready().token().serial(), one));
    state
        .watched()
        .all()
        .forEach(key ->
            taken.put(Thing.Kind.WATCHED_KEY, Touched.watched(key.spki(), key.domain()), key));
    return taken;
  }

  private void put(Thing.Kind kind, String id, Object record) {
    things.put(new Thing(kind, id), record);
  }

  private void person(VaultState state, String id) {
    Optional<String> credential =
        state.people().credentialOf(id).map(enrolled -> enrolled.spki().hex());
    state
        .people()
        .person(id)
        .ifPresent(person ->
            put(
                Thing.Kind.PERSON,
                id,
                new FactsOf.Human(person, state.people().isPresent(id), credential)));
  }

  /**
   * What differs from an earlier moment, kind by kind: what is there now in its order, then what
   * has gone.
   */
  public List<Difference> since(Holdings before) {
    Set<Thing> all = new LinkedHashSet<>(things.keySet());
    all.addAll(before.things.keySet());
    return all.stream()
        .filter(thing -> !Objects.equals(things.get(thing), before.things.get(thing)))
        .flatMap(thing -> Difference.of(thing, before.facts(thing), facts(thing)).stream())
        .sorted((a, b) -> a.thing().kind().compareTo(b.thing().kind()))
        .toList();
  }

  private Optional<Facts> facts(Thing thing) {
    return Optional.ofNullable(things.get(thing)).map(FactsOf::record);
  }
}
