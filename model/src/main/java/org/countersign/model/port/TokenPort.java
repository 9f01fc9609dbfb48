package org.countersign.model.port;

import java.util.List;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.request.Authorised;

/**
 * The PKCS#11 modules of this workstation. Calls block and may take seconds: never on the screen's
 * thread. PIN arrays stay the caller's, who wipes them.
 */
public interface TokenPort extends AutoCloseable {

  /**
   * Looks at every configured module anew. A module that cannot be used is reported, not thrown.
   */
  List<ModuleView> look();

  /**
   * What the token shows to anyone, without a PIN: public keys and certificates. A token that is
   * not there is a failure, never an empty list.
   */
  List<TokenObject> publicObjects(TokenIdentity token) throws TokenFailure;

  /** {@code n} bytes of the token's own random number generator (C_GenerateRandom). */
  byte[] random(TokenIdentity token, int n) throws TokenFailure;

  /**
   * Initialises a blank token (C_InitToken) and sets its user PIN (C_InitPIN). Refuses one that is
   * initialised already.
   *
   * @return the identity as the token then gives it: some modules choose the serial at this moment
   */
  TokenIdentity initialise(SlotView slot, String label, char[] soPin, char[] userPin)
      throws TokenFailure;

  /** Changes the security officer's PIN (C_SetPIN as SO). */
  void changeSoPin(TokenIdentity token, char[] oldPin, char[] newPin) throws TokenFailure;

  /**
   * Opens a custodian's own token. One that is already open is opened once more under the same
   * login.
   */
  PersonalToken openPersonal(TokenIdentity token, char[] pin) throws TokenFailure;

  /**
   * Opens a signing token for the operation that was authorised, once.
   *
   * @param pins the PIN; where a change of PINs was cut off, each that it may be, tried in order
   * @throws QuorumNotMet when the authority is not for this token, or spent
   */
  SigningToken openSigning(Authorised authorised, TokenIdentity token, char[]... pins)
      throws TokenFailure, QuorumNotMet;

  /**
   * Logs out of all tokens. The modules stay loaded: other parts of the process use them (never
   * C_Finalize).
   */
  @Override
  void close();
}
