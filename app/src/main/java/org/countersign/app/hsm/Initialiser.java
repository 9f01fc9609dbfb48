package org.countersign.app.hsm;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.NotBlank;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.failure.TokenFailure.TokenRefused;
import org.countersign.model.port.TokenIdentity;

/** Turns a blank token into one with a label, a security officer and a user. */
final class Initialiser {
  private static final int LABEL_LENGTH = 32;

  private final Pkcs11Module module;
  private final String label;

  Initialiser(Pkcs11Module module, String label) {
    this.module = module;
    this.label = label;
  }

  /**
   * C_InitToken, then C_InitPIN. If the second fails, the token is left without a user PIN, and is
   * not blank any more.
   */
  TokenIdentity initialise(long slot, Pin soPin, Pin userPin) throws CkrException, TokenFailure {
    TokenInfo blank = module.token(slot).orElseThrow(() -> new TokenMissing(label, ""));
    if (blank.initialised()) {
      throw new NotBlank(blank.identity().label(), blank.identity().serial());
    }
    blank.mustTakeLength(soPin);
    blank.mustTakeLength(userPin);
    Set<Place> before = new HashSet<>(ModuleDesk.places(module));
    initToken(slot, soPin);
    Place place = fresh(before);
    initPin(place, soPin, userPin);
    return place.identity();
  }

  private void initToken(long slot, Pin soPin) throws CkrException, TokenFailure {
    try (Scratch memory = new Scratch()) {
      long pinLength = soPin.length();
      module
          .cryptoki()
          .call(Call.INIT_TOKEN, slot, soPin.in(memory), pinLength, memory.bytes(paddedLabel()));
    } catch (CkrException e) {
      TokenIdentity none = new TokenIdentity(label, "");
      throw Failures.of(e, none, module.token(slot));
    }
  }

  /** 32 bytes, filled up with blanks and ended by no zero (PKCS#11 2.40 §5.5, C_InitToken). */
  private byte[] paddedLabel() throws TokenRefused {
    byte[] text = label.getBytes(StandardCharsets.UTF_8);
    if (text.length > LABEL_LENGTH || label.isBlank() || !label.equals(label.strip())) {
      throw Failures.refused(new CkrException(Call.INIT_TOKEN, Ckr.ARGUMENTS_BAD), label);
    }
    byte[] padded = " ".repeat(LABEL_LENGTH).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, padded, 0, text.length);
    return padded;
  }

  /**
   * The token that was not there before; its slot and serial may be others than the blank one's.
   */
  private Place fresh(Set<Place> before) throws CkrException, TokenMissing {
    return ModuleDesk.places(module).stream()
        .filter(place -> !before.contains(place) && place.identity().label().equals(label))
        .findFirst()
        .orElseThrow(() -> new TokenMissing(label, ""));
  }

  private static void initPin(Place place, Pin soPin, Pin userPin)
      throws CkrException, TokenFailure {
    try (Session session = place.session()) {
      Authentication.OFFICER.login(place, session, soPin);
      try {
        session.initPin(userPin);
      } finally {
        session.logout();
      }
    } catch (CkrException e) {
      throw Failures.of(e, place.identity(), place.now());
    }
  }
}
