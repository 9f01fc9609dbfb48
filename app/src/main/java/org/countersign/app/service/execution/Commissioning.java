package org.countersign.app.service.execution;

import java.util.Arrays;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.share.RandomPin;

/** Initialises a blank slot with PINs that nobody knows. */
final class Commissioning implements Executor<Operation.CommissionToken> {

  @Override
  public Results.TokenReady run(Operation.CommissionToken commission, ExecutionContext context)
      throws Failure {
    SlotView slot = slot(commission, context);
    SlotView.TokenView blank = slot.token().orElseThrow();
    char[] userPin = RandomPin.make(random(context), blank.pinLeast(), blank.pinMost());
    char[] soPin = RandomPin.make(random(context), blank.pinLeast(), blank.pinMost());
    try {
      TokenIdentity token = context.tokens().initialise(slot, commission.label(), soPin, userPin);
      context.step("token-initialised", token.label(), token.serial());
      return new PinSplitting(context, commission.k(), commission.holders())
          .split(token, commission.module(), 1, userPin, soPin);
    } finally {
      Arrays.fill(userPin, '\0');
      Arrays.fill(soPin, '\0');
    }
  }

  private static org.countersign.model.share.RandomBytes random(ExecutionContext context) {
    return n -> {
      byte[] bytes = new byte[n];
      context.vault().random().nextBytes(bytes);
      return bytes;
    };
  }

  private static SlotView slot(Operation.CommissionToken commission, ExecutionContext context)
      throws Failure {
    ModuleView module =
        context.tokens().look().stream()
            .filter(view -> view.path().equals(commission.module()))
            .findFirst()
            .orElseThrow(() -> notConfigured(commission.module()));
    if (module.problem().isPresent()) {
      throw module.problem().get();
    }
    return module.slots().stream()
        .filter(slot -> slot.slotId() == commission.slotId())
        .filter(slot -> slot.token().filter(token -> !token.initialised()).isPresent())
        .findFirst()
        .orElseThrow(() -> new Refused("token.slot", commission.module(), commission.slotId()));
  }

  private static Failure notConfigured(String path) {
    return new ModuleUnusable(path, "it is not among the configured modules", null);
  }
}
