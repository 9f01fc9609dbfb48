package org.countersign.app.service.people;

import org.countersign.app.service.vault.Signer;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.Spki;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.vault.EnrolledCredential;

/** A person whose own token is open. Closing it logs the token out. */
public final class TokenSigner implements Signer, AutoCloseable {
  private final EnrolledCredential credential;
  private final PersonalToken token;

  public TokenSigner(EnrolledCredential credential, PersonalToken token) {
    this.credential = credential;
    this.token = token;
  }

  @Override
  public String person() {
    return credential.person();
  }

  @Override
  public Spki credential() {
    return credential.spki();
  }

  @Override
  public byte[] sign(byte[] message) throws TokenFailure {
    return token.sign(credential.spki(), message);
  }

  /** The token, for the PIN shares it can open. */
  public PersonalToken token() {
    return token;
  }

  /** The enrolled credential with its keys. */
  public EnrolledCredential enrolled() {
    return credential;
  }

  @Override
  public void close() {
    token.close();
  }
}
