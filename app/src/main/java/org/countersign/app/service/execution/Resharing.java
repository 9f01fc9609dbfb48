package org.countersign.app.service.execution;

import java.util.Arrays;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.share.RandomBytes;
import org.countersign.model.share.RandomPin;

/**
 * Gives a token new PINs and new shares. The new shares are on disk, sealed, before the old PIN is
 * given up, so that a crash in between locks nobody out.
 */
final class Resharing implements Executor<Operation.ReshareToken> {
  private static final String TYPE = "application/vnd.countersign.shares+json";

  @Override
  public Results.TokenReady run(Operation.ReshareToken again, ExecutionContext context)
      throws Failure {
    Results.TokenReady old =
        context
            .vault()
            .read(state -> state.tokens().find(again.token().serial()))
            .orElseThrow(() -> new Refused("token.not-commissioned", again.token().label()))
            .ready();
    PinAssembly pins = context.pins(old);
    SlotView.TokenView view = view(again.token(), context);
    RandomBytes random = random(context, again.token());
    char[] userPin = RandomPin.make(random, view.pinLeast(), view.pinMost());
    char[] soPin = RandomPin.make(random, view.pinLeast(), view.pinMost());
    try {
      Results.TokenReady ready =
          new PinSplitting(context, again.k(), again.holders())
              .split(old.token(), old.module(), old.generation() + 1, userPin, soPin);
      context.attach(Canonical.bytesOf(ready), TYPE);
      change(old, pins, context, userPin, soPin);
      context.step("pins-changed", old.token().label());
      return ready;
    } finally {
      Arrays.fill(userPin, '\0');
      Arrays.fill(soPin, '\0');
    }
  }

  private static void change(
      Results.TokenReady old,
      PinAssembly pins,
      ExecutionContext context,
      char[] userPin,
      char[] soPin)
      throws Failure {
    boolean user =
        pins.withUserPin(
            context.presence(),
            oldPins -> {
              try (SigningToken token =
                  context.tokens().openSigning(context.authorised(), old.token(), oldPins)) {
                return withRight(oldPins, pin -> token.changePin(pin, userPin));
              }
            });
    boolean officer =
        pins.withSoPin(
            context.presence(),
            oldPins ->
                withRight(oldPins, pin -> context.tokens().changeSoPin(old.token(), pin, soPin)));
    if (!user || !officer) {
      throw new IllegalStateException("a change of PINs either happens or throws");
    }
  }

  private interface Change {
    void from(char[] old) throws TokenFailure;
  }

  /** Where it is in doubt which PIN is the old one, each is tried. */
  private static boolean withRight(char[][] pins, Change change) throws TokenFailure {
    for (int i = 0; i < pins.length - 1; i++) {
      try {
        change.from(pins[i]);
        return true;
      } catch (WrongPin e) {
        // the next one
      }
    }
    change.from(pins[pins.length - 1]);
    return true;
  }

  private static RandomBytes random(ExecutionContext context, TokenIdentity token) {
    RandomBytes ours =
        n -> {
          byte[] bytes = new byte[n];
          context.vault().random().nextBytes(bytes);
          return bytes;
        };
    return RandomBytes.mixed(ours, n -> context.tokens().random(token, n));
  }

  private static SlotView.TokenView view(TokenIdentity token, ExecutionContext context)
      throws Refused {
    return context.tokens().look().stream()
        .flatMap(ModuleView::tokens)
        .filter(seen -> seen.identity().equals(token))
        .findFirst()
        .orElseThrow(() -> new Refused("token.slot", token.label(), token.serial()));
  }
}
