package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.rotation.RotationPlans;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.people.Person;
import org.countersign.model.pki.KeyText;
import org.countersign.model.request.Operation;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Governance;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** The signing keys of a vault. */
public final class Inventory {
  private final StateView vault;
  private final Supplier<List<KeyRow>> rows;

  public Inventory(Vault vault) {
    this.vault = StateView.of(vault);
    this.rows = new KeyIndex(vault, Inventory::row)::rows;
  }

  /** Of the vault as it was. */
  public Inventory(StateView past) {
    this.vault = past;
    this.rows = () -> past.read(Inventory::all);
  }

  /** All keys, in the order they were made; the same list while nothing about them changes. */
  public List<KeyRow> keys() {
    return rows.get();
  }

  /** As {@link #keys}, read now and kept nowhere: for whoever holds the state already. */
  public List<KeyRow> asOneList() {
    return vault.read(Inventory::all);
  }

  private static List<KeyRow> all(VaultState state) {
    return KeyIndex.all(state).stream().flatMap(spki -> row(state, spki).stream()).toList();
  }

  /** All about a key; empty if there is none of this hash. */
  public Optional<KeyDetail> key(Spki spki, Wording wording) {
    Instant now = vault.now();
    return vault.read(state -> state.keys().key(spki).map(key -> detail(state, key, wording, now)));
  }

  /** All about a key that is watched; empty if no domain watches one of this hash. */
  public Optional<WatchedDetail> watched(Spki spki, Wording wording) {
    Instant now = vault.now();
    return vault.read(state -> new WatchedDetails(state, now).of(spki, wording));
  }

  private static Optional<KeyRow> row(VaultState state, Spki spki) {
    return state
        .keys()
        .key(spki)
        .map(key -> row(state, key))
        .or(() -> watchedOf(state, spki).map(key -> row(state, key)));
  }

  /** As the first domain has it that distrusts it, else as the first that watches it. */
  private static Optional<WatchedKey> watchedOf(VaultState state, Spki spki) {
    return state
        .watched()
        .distrusted(spki)
        .or(() -> state.watched().find(spki).stream().findFirst());
  }

  private static KeyRow row(VaultState state, WatchedKey key) {
    Optional<SigningDomain> domain = state.domains().find(key.domain());
    return new KeyRow(
        key.spki(),
        key.name(),
        "",
        domain.map(SigningDomain::name).orElse(key.domain()),
        domain.flatMap(one -> owner(state, one)).map(Person::name).orElse(""),
        KeyText.of(key.publicKey()),
        "",
        key.distrust().isPresent() ? KeyRow.DISTRUSTED : KeyRow.WATCHED,
        KeyDues.certificateEnds(state, key.spki()).map(at -> new KeyRow.Due("certificate", at)),
        state.graph().count(key.spki()));
  }

  private static KeyRow row(VaultState state, SigningKey key) {
    return new KeyRow(
        key.spki(),
        key.label(),
        key.purpose(),
        domain(state, key).map(SigningDomain::name).orElse(key.domain()),
        owner(state, key).map(Person::name).orElse(""),
        key.algorithm().display(),
        key.token().label(),
        key.state().id(),
        KeyDues.first(state, key),
        state.graph().count(key.spki()));
  }

  private static KeyDetail detail(VaultState state, SigningKey key, Wording wording, Instant now) {
    Optional<SigningDomain> domain = domain(state, key);
    return new KeyDetail(
        key,
        domain.map(SigningDomain::name).orElse(key.domain()),
        owner(state, key).map(Inventory::reachable).orElse(""),
        domain.map(d -> stakeholders(state, d)).orElse(List.of()),
        Governance.of(state, key, now),
        KeyDues.cryptoperiodEnds(state, key),
        state.keys().certificatesOf(key.spki()),
        issuerNames(state, key.spki()),
        state.keys().crlsOf(key.spki()),
        trustedBy(state, key.spki()),
        new RotationPlans(state, now).of(key),
        new RotationPlans(state, now).successorOf(key).map(SigningKey::label),
        new KeyHistory(state, wording, now).of(key.spki()),
        measured(state, key.spki()),
        new KeyHistory(state, wording, now).destroyed(key.spki()),
        new KeyActions(state, now).of(key));
  }

  private static Optional<SigningDomain> domain(VaultState state, SigningKey key) {
    return state.domains().find(key.domain());
  }

  private static Optional<Person> owner(VaultState state, SigningKey key) {
    return domain(state, key).flatMap(domain -> owner(state, domain));
  }

  static Optional<Person> owner(VaultState state, SigningDomain domain) {
    return Optional.of(domain.owner())
        .filter(state.people()::isPresent)
        .flatMap(state.people()::person);
  }

  static String reachable(Person person) {
    return person.contact().isEmpty() ? person.name() : person.name() + " · " + person.contact();
  }

  private static List<String> stakeholders(VaultState state, SigningDomain domain) {
    return domain.stakeholders().stream()
        .filter(state.people()::isPresent)
        .map(state.people()::nameOf)
        .toList();
  }

  static Map<String, String> issuerNames(VaultState state, Spki key) {
    Map<String, String> names = new HashMap<>();
    for (IssuedCertificate certificate : state.keys().certificatesOf(key)) {
      certificate
          .issuerKey()
          .ifPresent(
              issuer -> label(state, issuer).ifPresent(label -> names.put(issuer.hex(), label)));
    }
    return names;
  }

  /** What a key is called, held or watched. */
  private static Optional<String> label(VaultState state, Spki spki) {
    return state
        .keys()
        .key(spki)
        .map(SigningKey::label)
        .or(() -> watchedOf(state, spki).map(WatchedKey::name));
  }

  static List<TrustRow> trustedBy(VaultState state, Spki spki) {
    BlastRadius radius = state.graph().from(spki);
    List<TrustRow> rows = new ArrayList<>();
    for (TrustPath path : radius.paths()) {
      boolean direct = path.trusts().filter(spki::equals).isPresent();
      long below = state.graph().dependentsOf(path.id());
      rows.add(new TrustRow(path, direct, direct ? "" : through(state, path), below));
    }
    return rows;
  }

  private static String through(VaultState state, TrustPath path) {
    return path.trusts()
        .flatMap(key -> label(state, key))
        .or(() -> path.dependsOn().flatMap(state.trust()::find).map(TrustPath::name))
        .orElse("");
  }

  private static Optional<KeyDetail.Measured> measured(VaultState state, Spki spki) {
    Optional<KeyDetail.Measured> last = Optional.empty();
    for (RequestFile file : state.requests().all()) {
      Optional<KeyDetail.Measured> here = measured(state, file);
      boolean own = file.operation() instanceof Operation.OnKey o && o.spki().equals(spki);
      if (here.isPresent() && own) {
        return here;
      }
      last = here.isPresent() ? here : last;
    }
    return last;
  }

  private static Optional<KeyDetail.Measured> measured(VaultState state, RequestFile file) {
    if (!(file.operation() instanceof Operation.TakesTrustAway taken)
        || !(file.execution() instanceof RequestFile.Finished finished)) {
      return Optional.empty();
    }
    long millis = finished.outcome().result().path("millis").asLong(-1);
    String label = state.keys().key(taken.spki()).map(SigningKey::label).orElse("");
    return millis < 0
        ? Optional.empty()
        : Optional.of(new KeyDetail.Measured(millis, label, finished.at()));
  }
}
