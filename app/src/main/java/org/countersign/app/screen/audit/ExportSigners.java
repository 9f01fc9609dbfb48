package org.countersign.app.screen.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TokensHere;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.people.Person;

/** The custodians who sign an export, and their tokens, which are open for as long. */
final class ExportSigners {
  /** Custodians who sign. */
  static final int NEEDED = 2;

  /** Whose token did not sign, and why, in a sentence. */
  record NotSigned(String person, String why) {}

  private final ExportServices services;
  private final Map<String, TokenSigner> signers = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<List<String>> signed = new ReadOnlyObjectWrapper<>(List.of());

  private final ReadOnlyObjectWrapper<Optional<Set<String>>> tokensHere =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<NotSigned>> notSigned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final TokensHere looks;

  ExportSigners(ExportServices services) {
    this.services = services;
    this.looks =
        new TokensHere(
            services.tokens(),
            services.runner(),
            "audit.job.tokens",
            found -> tokensHere.set(Optional.of(found)));
  }

  /** Custodians who may sign, whoever is signed in first. */
  List<Person> custodians() {
    List<Person> all = services.vault().read(state -> state.people().custodians());
    return all.stream()
        .sorted((a, b) -> Boolean.compare(isSignedIn(b.id()), isSignedIn(a.id())))
        .toList();
  }

  boolean isSignedIn(String person) {
    return services
        .sessions()
        .current()
        .map(TokenSigner::person)
        .filter(person::equals)
        .isPresent();
  }

  /** The token of a custodian, in words. */
  String tokenOf(String person) {
    return services
        .vault()
        .read(state ->
            state
                .people()
                .credentialOf(person)
                .map(one ->
                    one.credential().token().label() + " · " + one.credential().token().serial())
                .orElse(""));
  }

  /** Whether the person's token is in a slot; true while nobody has looked. */
  boolean isHere(String person) {
    Optional<Set<String>> here = tokensHere.get();
    return here.isEmpty() || serialOf(person).filter(here.get()::contains).isPresent();
  }

  private Optional<String> serialOf(String person) {
    return services
        .vault()
        .read(state ->
            state.people().credentialOf(person).map(one -> one.credential().token().serial()));
  }

  /** Looks which tokens are here; a look that takes long is not begun twice. */
  void look() {
    looks.look();
  }

  /** Somebody tries: what went wrong before is no matter now. */
  void tries() {
    notSigned.set(Optional.empty());
  }

  /** The person tried in vain. */
  void failed(String person, String why) {
    notSigned.set(Optional.of(new NotSigned(person, why)));
  }

  /** Whoever is signed in signs with the token that is open. */
  void takeMyself() {
    services.sessions().current().ifPresent(this::take);
  }

  /** This custodian signs. */
  void take(TokenSigner signer) {
    TokenSigner before = signers.put(signer.person(), signer);
    if (before != null && !isSignedIn(signer.person())) {
      before.close();
    }
    signed.set(List.copyOf(signers.keySet()));
  }

  List<TokenSigner> all() {
    return List.copyOf(signers.values());
  }

  /** Logs their tokens out, but for that of whoever is signed in. */
  void logOut() {
    List<TokenSigner> open =
        signers.values().stream().filter(one -> !isSignedIn(one.person())).toList();
    signers.clear();
    signed.set(List.of());
    close(open);
  }

  /** Logs these out. */
  void close(List<TokenSigner> open) {
    if (!open.isEmpty()) {
      services
          .runner()
          .start(
              Job.of(
                  "audit.job.closing",
                  progress -> {
                    open.forEach(TokenSigner::close);
                    return true;
                  }));
    }
  }

  /** Serial numbers of the tokens that are here; empty while nobody has looked. */
  ReadOnlyObjectProperty<Optional<Set<String>>> tokensHereProperty() {
    return tokensHere.getReadOnlyProperty();
  }

  /** Who tried to sign last, in vain. */
  ReadOnlyObjectProperty<Optional<NotSigned>> notSignedProperty() {
    return notSigned.getReadOnlyProperty();
  }

  /** Ids of those who will sign. */
  ReadOnlyObjectProperty<List<String>> signedProperty() {
    return signed.getReadOnlyProperty();
  }
}
