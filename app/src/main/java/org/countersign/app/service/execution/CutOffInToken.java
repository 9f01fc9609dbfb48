package org.countersign.app.service.execution;

import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.RequestFile;

/** What a cut-off execution has left in the HSM, as far as a token shows it without a PIN. */
final class CutOffInToken {
  private final Vault vault;
  private final TokenPort tokens;

  CutOffInToken(Vault vault, TokenPort tokens) {
    this.vault = vault;
    this.tokens = tokens;
  }

  /** Whether there is a key of this label that the register does not know. */
  boolean keyMade(RequestFile file, Operation.MakesKey make, List<CutOff.Evidence> seen)
      throws Failure {
    String second = KeyGeneration.secondLabel(make, file.hash());
    boolean firstIsOthers = leftBefore(file, make);
    for (TokenObject object : tokens.publicObjects(make.token())) {
      boolean labelled =
          object.label().equals(second) || (!firstIsOthers && object.label().equals(make.label()));
      if (labelled && object.spki().isPresent() && unknown(object)) {
        seen.add(
            new CutOff.Evidence(
                "key-found",
                make.token().label(),
                make.token().serial(),
                object.label(),
                object.spki().get().hex()));
        return true;
      }
    }
    seen.add(
        new CutOff.Evidence(
            "key-not-found", make.token().label(), make.token().serial(), make.label()));
    return false;
  }

  private boolean unknown(TokenObject object) {
    return vault.read(state -> state.keys().key(object.spki().orElseThrow()).isEmpty());
  }

  /** Whether an earlier execution that was cut off has left the key of this label. */
  private boolean leftBefore(RequestFile file, Operation.MakesKey make) {
    return vault.read(state ->
        state.requests().all().stream()
            .filter(other ->
                other.operation() instanceof Operation.MakesKey before
                    && before.label().equals(make.label())
                    && before.token().equals(make.token()))
            .filter(other -> !other.hash().equals(file.hash()))
            .anyMatch(other ->
                other.execution() instanceof RequestFile.Failed failed
                    && failed.failure().code().equals("execution.cut-off-after")));
  }

  /** Whether the public half of the key, which is destroyed last, is gone. */
  boolean keyGone(Operation.DestroyKey destroy, List<CutOff.Evidence> seen) throws Failure {
    SigningKey key =
        vault
            .read(state -> state.keys().key(destroy.spki()))
            .orElseThrow(() -> new Refused("key.unknown", destroy.spki().hex()));
    TokenIdentity token = key.token();
    boolean there =
        tokens.publicObjects(token).stream()
            .anyMatch(object -> object.spki().filter(destroy.spki()::equals).isPresent());
    seen.add(
        new CutOff.Evidence(
            there ? "public-half-there" : "public-half-gone",
            token.label(),
            token.serial(),
            key.label(),
            key.spki().hex()));
    return !there;
  }

  /** Whether the public half of a key that was found is gone from where it was. */
  boolean foundGone(Operation.DestroyFound found, List<CutOff.Evidence> seen) throws Failure {
    boolean there =
        tokens.publicObjects(found.token()).stream()
            .filter(object -> object.id().equals(found.ckaId()))
            .anyMatch(object -> object.spki().filter(found.spki()::equals).isPresent());
    seen.add(
        new CutOff.Evidence(
            there ? "found-there" : "found-gone",
            found.token().label(),
            found.token().serial(),
            found.spki().hex(),
            found.ckaId()));
    return !there;
  }

  /** Whether a token of this label is there that is neither commissioned nor a custodian's. */
  boolean initialised(Operation.CommissionToken commission, List<CutOff.Evidence> seen)
      throws Failure {
    ModuleView module =
        tokens.look().stream()
            .filter(view -> view.path().equals(commission.module()))
            .findFirst()
            .orElseThrow(() -> new Refused("token.slot", commission.module(), commission.slotId()));
    if (module.problem().isPresent()) {
      throw module.problem().get();
    }
    for (SlotView slot : module.slots()) {
      if (slot.token().filter(token -> token.initialised()).isPresent()) {
        TokenIdentity found = slot.token().get().identity();
        if (found.label().equals(commission.label()) && stray(found)) {
          seen.add(new CutOff.Evidence("token-initialised", found.label(), found.serial()));
          return true;
        }
      }
    }
    seen.add(new CutOff.Evidence("token-not-initialised", commission.label()));
    return false;
  }

  private boolean stray(TokenIdentity found) {
    return vault.read(state ->
        state.tokens().find(found.serial()).isEmpty()
            && state.people().credentials().stream()
                .noneMatch(c -> c.credential().token().equals(found)));
  }
}
