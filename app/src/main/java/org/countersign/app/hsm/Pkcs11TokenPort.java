package org.countersign.app.hsm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Authorised;

/**
 * Tokens by way of the PKCS#11 modules of this workstation. May be called from any thread but the
 * screen's.
 */
public final class Pkcs11TokenPort implements TokenPort {
  private final Modules modules;
  private final Patience patience;
  private final Watcher watcher;
  private final Map<TokenIdentity, TokenDesk> desks = new ConcurrentHashMap<>();

  /**
   * @param modules shared libraries, as {@link ModuleFinder} finds them or somebody chose them;
   *     loaded when first looked at
   */
  public Pkcs11TokenPort(List<Path> modules, Patience patience, Watcher watcher) {
    this.modules = new Modules(modules, patience, watcher);
    this.patience = patience;
    this.watcher = watcher;
  }

  @Override
  public List<ModuleView> look() {
    return modules.look();
  }

  @Override
  public List<TokenObject> publicObjects(TokenIdentity token) throws TokenFailure {
    return desk(token).publicObjects();
  }

  @Override
  public byte[] random(TokenIdentity token, int n) throws TokenFailure {
    return desk(token).random(n);
  }

  @Override
  public TokenIdentity initialise(SlotView slot, String label, char[] soPin, char[] userPin)
      throws TokenFailure {
    try (Pin officer = Pin.of(soPin);
        Pin user = Pin.of(userPin)) {
      return modules
          .desk(slot.module())
          .call(
              "C_InitToken",
              module -> new Initialiser(module, label).initialise(slot.slotId(), officer, user));
    }
  }

  @Override
  public void changeSoPin(TokenIdentity token, char[] oldPin, char[] newPin) throws TokenFailure {
    try (Pin old = Pin.of(oldPin);
        Pin fresh = Pin.of(newPin)) {
      desk(token).changeSoPin(old, fresh);
    }
  }

  @Override
  public PersonalToken openPersonal(TokenIdentity token, char[] pin) throws TokenFailure {
    return new OpenPersonal(open(token, pin));
  }

  @Override
  public SigningToken openSigning(Authorised authorised, TokenIdentity token, char[]... pins)
      throws TokenFailure, QuorumNotMet {
    authorised.spend(token); // first: what fails from here on needs the signatures verified again
    return new OpenSigning(openAny(token, pins), authorised::covers);
  }

  private Lease openAny(TokenIdentity token, char[]... pins) throws TokenFailure {
    for (int i = 0; i < pins.length - 1; i++) {
      try {
        return open(token, pins[i]);
      } catch (WrongPin e) {
        // the change of PINs that was cut off had come further: the next one is tried
      }
    }
    return open(token, pins[pins.length - 1]);
  }

  Lease open(TokenIdentity token, char[] pin) throws TokenFailure {
    try (Pin copy = Pin.of(pin)) {
      return desk(token).open(copy);
    }
  }

  private TokenDesk desk(TokenIdentity token) {
    return desks.computeIfAbsent(token, t -> new TokenDesk(t, modules, patience, watcher));
  }

  @Override
  public void close() {
    desks.values().forEach(TokenDesk::close);
    desks.clear();
    modules.close();
  }
}
