package org.countersign.app.service.people;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;

/**
 * Makes a person's credential before the request that enrols it, since the request carries the
 * proof of possession. If the request is refused, the keys stay on the token and mean nothing.
 */
public final class TokenEnrolment {
  private final TokenPort tokens;
  private final String vault;
  private final Enrolment enrolment;

  /** {@code vault}: the vault's UUID, which the proof names. */
  public TokenEnrolment(TokenPort tokens, String vault) {
    this.tokens = tokens;
    this.vault = vault;
    this.enrolment = new Enrolment(tokens);
  }

  /** Slots with a token in them, blank or not. */
  public List<SlotView> slots() {
    return tokens.look().stream()
        .flatMap(module -> module.slots().stream())
        .filter(slot -> slot.token().isPresent())
        .toList();
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
    return enrolment.enrol(vault, person, token, use.pin());
  }
}
