package org.countersign.app.hsm;

import java.util.List;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Authorised;

/**
 * The real port; remembers the PIN a signing token was opened with, which nobody is told otherwise.
 */
final class PinKeepingPort implements TokenPort {
  private final TokenPort port;
  private char[] pin = {};

  PinKeepingPort(TokenPort port) {
    this.port = port;
  }

  char[] pin() {
    return pin.clone();
  }

  @Override
  public SigningToken openSigning(Authorised authorised, TokenIdentity token, char[]... given)
      throws TokenFailure, QuorumNotMet {
    char[] copy = given[0].clone();
    SigningToken opened = port.openSigning(authorised, token, given);
    pin = copy;
    return opened;
  }

  @Override
  public List<ModuleView> look() {
    return port.look();
  }

  @Override
  public List<TokenObject> publicObjects(TokenIdentity token) throws TokenFailure {
    return port.publicObjects(token);
  }

  @Override
  public byte[] random(TokenIdentity token, int n) throws TokenFailure {
    return port.random(token, n);
  }

  @Override
  public TokenIdentity initialise(SlotView slot, String label, char[] soPin, char[] userPin)
      throws TokenFailure {
    return port.initialise(slot, label, soPin, userPin);
  }

  @Override
  public void changeSoPin(TokenIdentity token, char[] oldPin, char[] newPin) throws TokenFailure {
    port.changeSoPin(token, oldPin, newPin);
  }

  @Override
  public PersonalToken openPersonal(TokenIdentity token, char[] given) throws TokenFailure {
    return port.openPersonal(token, given);
  }

  @Override
  public void close() {
    port.close();
  }
}
