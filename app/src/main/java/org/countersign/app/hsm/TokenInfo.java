package org.countersign.app.hsm;

import java.lang.foreign.MemorySegment;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.FinalTry;
import org.countersign.model.failure.TokenFailure.PinLength;
import org.countersign.model.failure.TokenFailure.PinLocked;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.port.SlotView.PinState;
import org.countersign.model.port.TokenIdentity;

/** CK_TOKEN_INFO, as far as it is used; lengths of PINs are in bytes. */
record TokenInfo(
    TokenIdentity identity,
    String manufacturer,
    String model,
    long flags,
    long pinLeast,
    long pinMost) {

  static TokenInfo read(MemorySegment memory) {
    Struct layout = Layouts.HERE.tokenInfo;
    return new TokenInfo(
        new TokenIdentity(layout.text(memory, "label"), layout.text(memory, "serialNumber")),
        layout.text(memory, "manufacturerID"),
        layout.text(memory, "model"),
        layout.number(memory, "flags"),
        layout.number(memory, "ulMinPinLen"),
        layout.number(memory, "ulMaxPinLen"));
  }

  boolean has(long flag) {
    return (flags & flag) != 0;
  }

  boolean initialised() {
    return has(Ck.CKF_TOKEN_INITIALIZED);
  }

  boolean writeProtected() {
    return has(Ck.CKF_WRITE_PROTECTED);
  }

  PinState userPin() {
    return has(Ck.CKF_USER_PIN_INITIALIZED)
        ? state(Ck.CKF_USER_PIN_LOCKED, Ck.CKF_USER_PIN_FINAL_TRY, Ck.CKF_USER_PIN_COUNT_LOW)
        : PinState.NOT_SET;
  }

  PinState soPin() {
    return initialised()
        ? state(Ck.CKF_SO_PIN_LOCKED, Ck.CKF_SO_PIN_FINAL_TRY, Ck.CKF_SO_PIN_COUNT_LOW)
        : PinState.NOT_SET;
  }

  /** The worst that the flags say. */
  private PinState state(long locked, long finalTry, long countLow) {
    if (has(locked)) {
      return PinState.LOCKED;
    }
    if (has(finalTry)) {
      return PinState.FINAL_TRY;
    }
    return has(countLow) ? PinState.FEW_LEFT : PinState.OK;
  }

  /** Refuses to try a PIN where the try cannot be won, or losing it would lock the token. */
  void mayTry(PinState state) throws TokenFailure {
    switch (state) {
      case LOCKED -> throw new PinLocked(identity.label());
      case FINAL_TRY -> throw new FinalTry(identity.label());
      case NOT_SET, OK, FEW_LEFT -> {}
    }
  }

  /**
   * Refuses what the token would refuse for its length; a token that tells no longest length is
   * believed to take any.
   */
  void mustTakeLength(Pin pin) throws PinLength {
    boolean tooLong = pinMost > 0 && pin.length() > pinMost;
    if (pin.length() < pinLeast || tooLong || pin.length() == 0) {
      throw new PinLength(identity.label(), pinLeast, pinMost);
    }
  }

  /**
   * What a wrong PIN has led to, by the flags read after it. A token that keeps to the standard
   * sets COUNT_LOW at the first wrong try, so one that shows no flag does not count by flags, and
   * how many tries are left is unknown.
   */
  static TokenFailure afterWrongPin(String label, PinState state) {
    return switch (state) {
      case LOCKED -> new PinLocked(label);
      case FINAL_TRY -> new WrongPin(label, "one");
      case FEW_LEFT -> new WrongPin(label, "few");
      case NOT_SET, OK -> new WrongPin(label, "unknown");
    };
  }
}
