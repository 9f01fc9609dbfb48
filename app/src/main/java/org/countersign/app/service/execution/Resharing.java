package org.countersign.app.service.execution;

import java.util.Arrays;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
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
    SlotView.TokenView view = view(again.token(), context);
    RandomBytes random = random(context, again.token());
    char[] userPin = RandomPin.make(random, view.pinLeast(), view.pinMost());
    char[] soPin = RandomPin.make(random, view.pinLeast(), view.pinMost());
    try {
      Results.TokenReady ready =
          new PinSplitting(context, again.k(), again.holders())
              .split(old.token(), old.module(), old.generation() + 1, userPin, soPin);
      context.attach(Canonical.bytesOf(ready), TYPE);
      change(old, context, userPin, soPin);
      context.step("pins-changed", old.token().label());
      return ready;
    } finally {
      Arrays.fill(userPin, '\0');
      Arrays.fill(soPin, '\0');
    }
  }

  private static void change(
      Results.TokenReady old, ExecutionContext context, char[] userPin, char[] soPin)
      throws Failure {
    PinAssembly pins = new PinAssembly(context.vault().head().vault(), old);
    pins.withUserPin(
        context.presence(),
        oldPin -> {
          try (SigningToken token =
              context.tokens().openSigning(context.authorised(), old.token(), oldPin)) {
            token.changePin(oldPin, userPin);
          }
          return true;
        });
    pins.withSoPin(
        context.presence(),
        oldPin -> {
          context.tokens().changeSoPin(old.token(), oldPin, soPin);
          return true;
        });
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
        .flatMap(module -> module.slots().stream())
        .flatMap(slot -> slot.token().stream())
        .filter(seen -> seen.identity().equals(token))
        .findFirst()
        .orElseThrow(() -> new Refused("token.slot", token.label(), token.serial()));
  }
}
