package org.countersign.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.app.cli.Finding.Level;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.SlotView.PinState;
import org.countersign.model.port.SlotView.TokenView;

/** The PKCS#11 modules, their slots and tokens, without a login. */
final class TokenHealth {
  private static final Set<String> RSA = Set.of("CKM_RSA_PKCS_KEY_PAIR_GEN", "CKM_RSA_PKCS");
  private static final Set<String> EC = Set.of("CKM_EC_KEY_PAIR_GEN", "CKM_ECDSA");
  private static final Set<String> ED25519 = Set.of("CKM_EC_EDWARDS_KEY_PAIR_GEN", "CKM_EDDSA");
  private static final Set<String> SHARES = Set.of("CKM_ECDH1_DERIVE");

  private final List<ModuleView> modules;
  private final boolean chosen;

  /**
   * @param chosen whether a person named the modules; one that was only found is allowed to be of
   *     no use
   */
  TokenHealth(List<ModuleView> modules, boolean chosen) {
    this.modules = modules;
    this.chosen = chosen;
  }

  List<Finding> findings() {
    if (modules.isEmpty()) {
      return List.of(Finding.problem("cli.doctor.no-module"));
    }
    List<Finding> all = new ArrayList<>();
    modules.forEach(module -> module(module, all));
    return all;
  }

  private void module(ModuleView module, List<Finding> all) {
    if (module.problem().isPresent()) {
      Level level = chosen ? Level.PROBLEM : Level.ATTENTION;
      all.add(new Finding(level, FailureText.withCode(module.problem().get())));
      return;
    }
    int slots = module.slots().size();
    all.add(Finding.ok("cli.doctor.module", module.path(), module.description(), slots));
    module.slots().forEach(slot -> all.add(slot(slot)));
  }

  private static Finding slot(SlotView slot) {
    String id = Long.toUnsignedString(slot.slotId());
    if (slot.token().isEmpty()) {
      return Finding.ok("cli.doctor.slot-empty", id, slot.description());
    }
    TokenView token = slot.token().get();
    if (isNoKeyStore(token)) {
      return Finding.ok("cli.doctor.token-other", id, token.identity().label());
    }
    return token.initialised() ? token(id, token) : blank(id, token);
  }

  /** p11-kit's own list of trusted certificates, for one. */
  private static boolean isNoKeyStore(TokenView token) {
    return token.mechanisms().isEmpty() && token.userPin() == PinState.NOT_SET;
  }

  private static Finding blank(String slot, TokenView token) {
    return new Finding(
        signs(token) ? Level.OK : Level.ATTENTION,
        Messages.text("cli.doctor.token-blank", slot, token.model(), abilities(token)));
  }

  private static Finding token(String slot, TokenView token) {
    return new Finding(
        level(token),
        Messages.text(
            "cli.doctor.token",
            token.identity().label(),
            token.identity().serial(),
            slot,
            word(token.userPin()),
            word(token.soPin()),
            abilities(token)));
  }

  private static Level level(TokenView token) {
    if (token.userPin() == PinState.LOCKED) {
      return Level.PROBLEM;
    }
    boolean pins = token.userPin() == PinState.OK && token.soPin() == PinState.OK;
    return pins && signs(token) && !token.writeProtected() ? Level.OK : Level.ATTENTION;
  }

  private static boolean signs(TokenView token) {
    return token.mechanisms().containsAll(RSA) || token.mechanisms().containsAll(EC);
  }

  /** What it can do, and the mechanisms it lacks. */
  private static String abilities(TokenView token) {
    List<String> can = new ArrayList<>();
    Set<String> lacks = new TreeSet<>();
    ability(token, "rsa", RSA, can, lacks);
    ability(token, "ec", EC, can, lacks);
    ability(token, "ed25519", ED25519, can, lacks);
    ability(token, "shares", SHARES, can, lacks);
    String cans = can.isEmpty() ? Messages.text("cli.ability.none") : String.join(", ", can);
    String text = Messages.text("cli.doctor.can", cans);
    text += lacks.isEmpty() ? "" : Messages.text("cli.doctor.lacks", String.join(", ", lacks));
    return text + (token.writeProtected() ? Messages.text("cli.doctor.write-protected") : "");
  }

  private static void ability(
      TokenView token, String name, Set<String> needs, List<String> can, Set<String> lacks) {
    if (token.mechanisms().containsAll(needs)) {
      can.add(Messages.text("cli.ability." + name));
    } else {
      needs.stream().filter(need -> !token.mechanisms().contains(need)).forEach(lacks::add);
    }
  }

  private static String word(PinState state) {
    return Messages.text("cli.pin." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
