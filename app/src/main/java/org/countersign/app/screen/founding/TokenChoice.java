package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.Bodies;

/**
 * A slot, as a place to enrol a custodian's token from.
 *
 * @param module the module's path
 * @param slot empty for a module that cannot be used
 * @param kind what can be done with it
 * @param reason why it cannot be used; empty where it can
 */
record TokenChoice(String module, Optional<SlotView> slot, Kind kind, String reason) {
  /** What can be done with it. */
  enum Kind {
    /** Initialised: its PIN is asked for. */
    READY,
    /** Blank: it is initialised here. */
    BLANK,
    UNUSABLE
  }

  /** All slots of all modules, the usable ones first. */
  static List<TokenChoice> all(List<ModuleView> modules, List<Bodies.Founder> enrolled) {
    List<TokenChoice> choices = new ArrayList<>();
    for (ModuleView module : modules) {
      module
          .problem()
          .ifPresent(
              e -> choices.add(unusable(module.path(), Optional.empty(), FailureText.sentence(e))));
      module.slots().forEach(slot -> choices.add(of(module.path(), slot, enrolled)));
    }
    choices.sort(Comparator.comparing(TokenChoice::kind));
    return choices;
  }

  private static TokenChoice of(String module, SlotView slot, List<Bodies.Founder> enrolled) {
    if (slot.token().isEmpty()) {
      return unusable(module, Optional.of(slot), Messages.text("founding.token.empty"));
    }
    TokenView token = slot.token().get();
    String reason = reason(token, enrolled);
    if (!reason.isEmpty()) {
      return unusable(module, Optional.of(slot), reason);
    }
    Kind kind = token.initialised() ? Kind.READY : Kind.BLANK;
    return new TokenChoice(module, Optional.of(slot), kind, "");
  }

  private static TokenChoice unusable(String module, Optional<SlotView> slot, String reason) {
    return new TokenChoice(module, slot, Kind.UNUSABLE, reason);
  }

  private static String reason(TokenView token, List<Bodies.Founder> enrolled) {
    Optional<String> holder =
        enrolled.stream()
            .filter(founder -> token.initialised() && holds(founder, token.identity()))
            .map(founder -> founder.person().name())
            .findFirst();
    if (holder.isPresent()) {
      return Messages.text("founding.token.taken", holder.get());
    }
    if (token.writeProtected()) {
      return Messages.text("founding.token.protected");
    }
    if (!token.initialised()) {
      return "";
    }
    return switch (token.userPin()) {
      case NOT_SET -> Messages.text("founding.token.no-pin");
      case FINAL_TRY -> Messages.text("founding.token.final-try");
      case LOCKED -> Messages.text("founding.token.locked");
      case OK, FEW_LEFT -> "";
    };
  }

  private static boolean holds(Bodies.Founder founder, TokenIdentity token) {
    return founder.credential().token().serial().equals(token.serial());
  }

  Optional<TokenView> token() {
    return slot.flatMap(SlotView::token);
  }

  /** Whether it is the token of this label and serial. */
  boolean is(TokenIdentity identity) {
    return token().filter(t -> t.initialised() && t.identity().equals(identity)).isPresent();
  }

  /** Whether it is the same token in the same slot, whatever its flags say by now. */
  boolean samePlace(TokenChoice other) {
    return module.equals(other.module)
        && slot.map(SlotView::slotId).equals(other.slot.map(SlotView::slotId))
        && token().map(TokenView::identity).equals(other.token().map(TokenView::identity));
  }

  String label() {
    return token()
        .filter(TokenView::initialised)
        .map(token -> token.identity().label())
        .orElseGet(() -> slot.map(SlotView::description).orElse(""));
  }

  String serial() {
    return token().filter(TokenView::initialised).map(t -> t.identity().serial()).orElse("");
  }

  /** The module's file name. */
  String moduleName() {
    Path file = Path.of(module).getFileName();
    return file == null ? module : file.toString();
  }

  /** What can be done with it, in a few words. */
  String state() {
    return switch (kind) {
      case READY ->
          Messages.text(
              token().filter(t -> t.userPin() == SlotView.PinState.FEW_LEFT).isPresent()
                  ? "founding.token.few-left"
                  : "founding.token.ready");
      case BLANK -> Messages.text("founding.token.blank");
      case UNUSABLE -> reason;
    };
  }
}
