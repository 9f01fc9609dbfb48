package org.countersign.model.port;

import java.util.Optional;
import java.util.Set;

/**
 * One slot as a look at the module found it.
 *
 * @param module the module's file path
 * @param slotId CK_SLOT_ID (not an index)
 * @param description the slot's description
 * @param token empty when no token is in the slot
 */
public record SlotView(String module, long slotId, String description, Optional<TokenView> token) {

  /** Whether the PIN can be tried, as the token's flags tell it. */
  public enum PinState {
    NOT_SET,
    OK,
    FEW_LEFT,
    FINAL_TRY,
    LOCKED
  }

  /**
   * A token in a slot.
   *
   * @param initialised CKF_TOKEN_INITIALIZED
   * @param writeProtected CKF_WRITE_PROTECTED
   * @param pinLeast shortest PIN in bytes
   * @param pinMost longest PIN in bytes
   * @param mechanisms the names of the mechanisms that matter here ({@code CKM_ECDSA}, …), sorted
   */
  public record TokenView(
      TokenIdentity identity,
      String manufacturer,
      String model,
      boolean initialised,
      boolean writeProtected,
      PinState userPin,
      PinState soPin,
      long pinLeast,
      long pinMost,
      Set<String> mechanisms) {}
}
