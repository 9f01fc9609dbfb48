package org.countersign.app.service.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/**
 * Makes a person's credential before the request that enrols it, since the request carries the
 * proof of possession. If the request is refused, the keys stay on the token and mean nothing.
 */
public final class TokenEnrolment {
  private final Vault vault;
  private final TokenPort tokens;
  private final Enrolment enrolment;

  public TokenEnrolment(Vault vault, TokenPort tokens, Enrolment enrolment) {
    this.vault = vault;
    this.tokens = tokens;
    this.enrolment = enrolment;
  }

  /** Slots with a token that is nobody's yet, blank or not. */
  public List<SlotView> free() {
    Set<String> taken = vault.read(TokenEnrolment::taken);
    return tokens.look().stream()
        .flatMap(module -> module.slots().stream())
        .filter(slot -> slot.token().filter(token -> isFree(token, taken)).isPresent())
        .toList();
  }

  private static boolean isFree(SlotView.TokenView token, Set<String> taken) {
    return !token.initialised() || !taken.contains(token.identity().serial());
  }

  private static Set<String> taken(VaultState state) {
    Stream<String> persons =
        state.people().credentials().stream()
            .filter(EnrolledCredential::active)
            .map(one -> one.credential().token().serial());
    Stream<String> signing =
        state.tokens().all().stream().map(token -> token.ready().token().serial());
    return Stream.concat(persons, signing).collect(Collectors.toSet());
  }

  /**
   * How the token is to be used; the arrays are the caller's to wipe.
   *
   * @param label of a blank token that is initialised first; empty for one that is already
   * @param soPin for a blank token only
   */
  public record Use(SlotView slot, Optional<String> label, char[] soPin, char[] pin) {}

  /** Initialises the token where it is blank, makes two keys and the proof. */
  public Credential make(Person person, Use use) throws Failure {
    TokenIdentity token =
        use.label().isPresent()
            ? enrolment.initialise(use.slot(), use.label().get(), use.soPin(), use.pin())
            : use.slot().token().orElseThrow().identity();
    return enrolment.enrol(vault.head().vault(), person, token, use.pin());
  }
}
