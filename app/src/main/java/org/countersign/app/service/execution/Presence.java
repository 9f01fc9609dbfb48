package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.request.Results;

/**
 * The custodians whose tokens are open here and now. Closing it logs out all but the one who is
 * signed in, who comes and goes by signing in and out.
 */
public final class Presence implements AutoCloseable {
  private final Map<String, TokenSigner> came = new LinkedHashMap<>();
  private final Supplier<Optional<TokenSigner>> signedIn;

  public Presence(Supplier<Optional<TokenSigner>> signedIn) {
    this.signedIn = signedIn;
  }

  /** A custodian has come; one who is here already is replaced. */
  public synchronized void come(TokenSigner signer) {
    TokenSigner before = came.put(signer.person(), signer);
    if (before != null) {
      before.close();
    }
  }

  public synchronized Optional<TokenSigner> of(String person) {
    return Optional.ofNullable(came.get(person))
        .or(() -> signedIn.get().filter(one -> one.person().equals(person)));
  }

  /** The holder of a share, if here with the very token it was sealed to. */
  public Optional<TokenSigner> holder(Results.Share share) {
    return of(share.person()).filter(one -> one.credential().equals(share.credential()));
  }

  public synchronized List<TokenSigner> all() {
    List<TokenSigner> all = new ArrayList<>(came.values());
    signedIn.get().filter(one -> !came.containsKey(one.person())).ifPresent(all::add);
    return all;
  }

  @Override
  public synchronized void close() {
    came.values().forEach(TokenSigner::close);
    came.clear();
  }
}
