package org.countersign.app.service.execution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.people.TokenSigner;

/**
 * The custodians whose tokens are open here and now. Closing it logs out all but the one who is
 * signed in.
 */
public final class Presence implements AutoCloseable {
  private final Map<String, TokenSigner> present = new LinkedHashMap<>();
  private final Optional<TokenSigner> signedIn;

  public Presence(Optional<TokenSigner> signedIn) {
    this.signedIn = signedIn;
    signedIn.ifPresent(one -> present.put(one.person(), one));
  }

  /** A custodian has come; one who is here already is replaced. */
  public void come(TokenSigner signer) {
    TokenSigner before = present.put(signer.person(), signer);
    if (before != null && signedIn.filter(one -> one == before).isEmpty()) {
      before.close();
    }
  }

  public Optional<TokenSigner> of(String person) {
    return Optional.ofNullable(present.get(person));
  }

  public Collection<TokenSigner> all() {
    return present.values();
  }

  @Override
  public void close() {
    present.values().stream()
        .filter(one -> signedIn.filter(in -> in == one).isEmpty())
        .forEach(TokenSigner::close);
    present.clear();
  }
}
