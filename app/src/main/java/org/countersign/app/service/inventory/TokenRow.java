package org.countersign.app.service.inventory;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.vault.CommissionedToken;

/**
 * A slot of this workstation, a token that should be in one, or a module that cannot be used.
 *
 * @param module the module's path; empty for a token that is in no slot
 * @param slot empty for a token that is in no slot, and for a module that cannot be used
 * @param identity of the token that is there, or that should be; empty for an empty or blank slot
 * @param whose name of the custodian whose token it is; empty for others
 * @param commissioned what was commissioned, of a signing token
 * @param holders of the PIN shares, of a signing token
 * @param keys labels of the signing keys on it
 * @param problem why the module cannot be used, or what is wrong with the token
 */
public record TokenRow(
    Presence presence,
    Use use,
    String module,
    Optional<SlotView> slot,
    Optional<TokenIdentity> identity,
    String whose,
    Optional<CommissionedToken> commissioned,
    List<Holder> holders,
    List<String> keys,
    Optional<TokenFailure> problem) {

  /** Whether it is there. */
  public enum Presence {
    PRESENT,
    BLANK,
    EMPTY,
    MISSING,
    EXCHANGED,
    UNUSABLE
  }

  /** What it is to this vault. */
  public enum Use {
    SIGNING,
    CUSTODIAN,
    FORMER,
    NONE
  }

  /** Who holds a PIN share, and whether it can still be opened. */
  public record Holder(String name, boolean active) {}
}
