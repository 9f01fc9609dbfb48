package org.countersign.app.service.token;

import java.util.List;
import org.countersign.app.service.vault.Vault;
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
 * The workstation's tokens as one vault uses them. The port itself knows no vault, and would open
 * any token to whoever has its PIN; here a commissioned signing token opens by authority alone.
 */
public final class VaultTokens implements TokenPort {
  private final Vault vault;
  private final TokenPort port;

  public VaultTokens(Vault vault, TokenPort port) {
    this.vault = vault;
    this.port = port;
  }

  /** Refuses a signing token, by its serial, before the PIN is tried. */
  @Override
  public PersonalToken openPersonal(TokenIdentity token, char[] pin) throws TokenFailure {
    if (vault.read(state -> state.tokens().find(token.serial()).isPresent())) {
      throw new TokenFailure.SigningOnly(token.label());
    }
    return port.openPersonal(token, pin);
  }

  @Override
  public SigningToken openSigning(Authorised authorised, TokenIdentity token, char[]... pins)
      throws TokenFailure, QuorumNotMet {
    return port.openSigning(authorised, token, pins);
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
  public void close() {
    port.close();
  }
}
