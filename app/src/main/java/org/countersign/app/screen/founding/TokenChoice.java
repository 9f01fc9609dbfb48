package org.countersign.app.screen.founding;

import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.model.port.SlotView;

/** A token that a custodian may be enrolled on: an initialised one, or a blank slot. */
record TokenChoice(SlotView slot, SlotView.TokenView token) {

  boolean blank() {
    return !token.initialised();
  }

  /** The same place, seen at another moment. */
  boolean same(TokenChoice other) {
    return slot.module().equals(other.slot.module())
        && slot.slotId() == other.slot.slotId()
        && blank() == other.blank();
  }

  String text() {
    return blank()
        ? Messages.text("founding.token.blank", slot.description().strip())
        : Messages.text(
            "founding.token.initialised", token.identity().label(), token.identity().serial());
  }

  String tooltip() {
    return SafeText.of(slot.module(), 300);
  }
}
