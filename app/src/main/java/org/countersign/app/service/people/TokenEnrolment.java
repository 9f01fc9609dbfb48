package org.countersign.app.service.people;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.ModuleView;
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
  private final TokenPort tokens;
  private final Vault vault;
  private final Enrolment enrolment;

  public TokenEnrolment(TokenPort tokens, Vault vault) {
    this.tokens = tokens;
    this.vault = vault;
    this.enrolment = new Enrolment(tokens);
  }

  /** Slots with a token in them, blank or not, that nobody of this vault uses; blank ones first. */
  public List<SlotView> slots() {
    List<ModuleView> modules = tokens.look();
    return vault.read(state ->
        modules.stream()
            .flatMap(module -> module.slots().stream())
            .filter(slot -> slot.token().filter(token -> free(state, token)).isPresent())
            .sorted(Comparator.comparing(slot -> slot.token().orElseThrow().initialised()))
            .toList());
  }

  private static boolean free(VaultState state, SlotView.TokenView token) {
    String serial = token.identity().serial();
    return !token.initialised()
        || (state.tokens().find(serial).isEmpty()
            && state.people().credentials().stream()
                .filter(EnrolledCredential::active)
                .noneMatch(c -> c.credential().token().serial().equals(serial)));
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
