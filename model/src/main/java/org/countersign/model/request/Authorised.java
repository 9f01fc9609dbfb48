package org.countersign.model.request;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;

/**
 * Proof that enough distinct persons have signed exactly this request. Only {@link Authority} makes
 * one, by verifying the signatures there and then; it opens each of its tokens once, for its keys
 * only.
 */
public final class Authorised {
  private final Request request;
  private final String hash;
  private final List<String> persons;
  private final Set<TokenIdentity> tokens;
  private final Set<Spki> keys;
  private final Set<TokenIdentity> opened = new HashSet<>();

  Authorised(
      Request request,
      String hash,
      List<String> persons,
      Set<TokenIdentity> tokens,
      Set<Spki> keys) {
    this.request = request;
    this.hash = hash;
    this.persons = List.copyOf(persons);
    this.tokens = Set.copyOf(tokens);
    this.keys = Set.copyOf(keys);
  }

  public Request request() {
    return request;
  }

  /** Hash of the request. */
  public String hash() {
    return hash;
  }

  /** Ids of the persons whose signatures were counted. */
  public List<String> persons() {
    return persons;
  }

  /** Signing tokens it may open. */
  public Set<TokenIdentity> tokens() {
    return tokens;
  }

  /** Whether the key may be used or destroyed under it. */
  public boolean covers(Spki key) {
    return keys.contains(key);
  }

  /**
   * Spends it for a token. Refuses with {@code quorum.token} one it is not for, {@code
   * quorum.spent} one it has opened before, and {@code quorum.too-few} where fewer than two persons
   * signed, whatever a policy says.
   */
  public synchronized void spend(TokenIdentity token) throws QuorumNotMet {
    if (persons.size() < Rule.FEWEST) {
      throw new QuorumNotMet("too-few", persons.size(), Rule.FEWEST);
    }
    if (!tokens.contains(token)) {
      throw new QuorumNotMet("token", token.label());
    }
    if (!opened.add(token)) {
      throw new QuorumNotMet("spent", token.label());
    }
  }
}
