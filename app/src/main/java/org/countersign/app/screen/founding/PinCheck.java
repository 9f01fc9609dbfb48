package org.countersign.app.screen.founding;

import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.model.port.SlotView.TokenView;

/** What is wrong with the PINs of an enrolment, before a token is asked. */
final class PinCheck {
  private final TokenChoice choice;

  PinCheck(TokenChoice choice) {
    this.choice = choice;
  }

  Optional<String> pin(Pins pins) {
    if (choice.kind() == TokenChoice.Kind.READY) {
      return length(pins.pin());
    }
    return pins.pinsDiffer()
        ? Optional.of(Messages.text("founding.pin.differ"))
        : length(pins.pin());
  }

  /** Asked for only where a token is initialised. */
  Optional<String> soPin(Pins pins) {
    if (choice.kind() == TokenChoice.Kind.READY) {
      return Optional.empty();
    }
    return pins.soPinsDiffer()
        ? Optional.of(Messages.text("founding.pin.differ"))
        : length(pins.soPin());
  }

  private Optional<String> length(char[] pin) {
    if (pin.length == 0) {
      return Optional.of(Messages.text("founding.pin.missing"));
    }
    TokenView token = choice.token().orElseThrow();
    boolean taken = pin.length >= token.pinLeast() && pin.length <= token.pinMost();
    return taken
        ? Optional.empty()
        : Optional.of(
            Messages.text("founding.pin.length", token.pinLeast(), token.pinMost(), pin.length));
  }
}
