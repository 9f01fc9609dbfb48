package org.countersign.app.service.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.LookBodies;
import org.countersign.model.vault.TokenLook;

/**
 * Looks at tokens in the name of whoever is signed in: signing tokens without a PIN, the person's
 * own token as it is open. An entry is written only when a look says something new.
 */
public final class TokenLooks {
  private static final int TRIES = 3;

  private final Vault vault;
  private final Sessions sessions;
  private final Looking looking;
  private final Map<TokenIdentity, Looked> last = new ConcurrentHashMap<>();

  public TokenLooks(Vault vault, TokenPort tokens, Sessions sessions) {
    this.vault = vault;
    this.sessions = sessions;
    this.looking = new Looking(vault, tokens);
  }

  /**
   * A look of this run of the console.
   *
   * @param differences how many it found
   * @param recorded whether it said something new, and so is in the journal
   * @param failure why nothing could be seen; then nothing is known, which is not an empty token
   */
  public record Looked(
      TokenIdentity token,
      Instant at,
      Depth depth,
      int objects,
      int differences,
      boolean recorded,
      Optional<Failure> failure) {}

  /** Who follows how far it is. */
  @FunctionalInterface
  public interface Counting {
    void at(long done, long all);
  }

  /** The last look at the token since the console was started. */
  public Optional<Looked> last(TokenIdentity token) {
    return Optional.ofNullable(last.get(token));
  }

  /**
   * Looks at every signing token and at the token of whoever is signed in. What cannot be looked at
   * is told as such.
   *
   * @param progress how many tokens of how many
   */
  public List<Looked> lookAtAll(Counting progress) throws Failure {
    Set<TokenIdentity> all = new LinkedHashSet<>();
    vault
        .read(state -> List.copyOf(state.tokens().all()))
        .forEach((CommissionedToken token) -> all.add(token.ready().token()));
    all.add(sessions.require().token().identity());
    List<Looked> looked = new ArrayList<>();
    for (TokenIdentity token : all) {
      looked.add(attempt(token));
      progress.at(looked.size(), all.size());
    }
    return List.copyOf(looked);
  }

  private Looked attempt(TokenIdentity token) {
    try {
      return look(token);
    } catch (Failure e) {
      Looked failed = new Looked(token, vault.now(), Depth.PUBLIC, 0, 0, false, Optional.of(e));
      last.put(token, failed);
      return failed;
    }
  }

  /** Looks at one token: without a PIN, or at all of it where it is the person's own. */
  public Looked look(TokenIdentity token) throws Failure {
    Looked looked = sessions.act(signer -> look(token, signer));
    last.put(token, looked);
    return looked;
  }

  private Looked look(TokenIdentity token, TokenSigner signer) throws Failure {
    Seen seen =
        signer.token().identity().equals(token)
            ? looking.seen(token, Depth.FULL, signer.token().objects())
            : looking.publicLook(token);
    for (int tries = 1; ; tries++) {
      List<Difference> differences = looking.differences(seen);
      boolean news = vault.ask(state -> TokenLook.isNews(state, seen, differences));
      try {
        if (news) {
          append(
              Kinds.LOOKED,
              new LookBodies.TokenLooked(token, looking.told(seen, differences)),
              signer);
        }
        return new Looked(
            token,
            vault.now(),
            seen.depth(),
            seen.objects().size(),
            differences.size(),
            news,
            Optional.empty());
      } catch (Failure e) {
        // The register may have changed between looking and writing: then it is held anew.
        if (tries == TRIES || !e.code().equals("look.not-borne-out")) {
          throw e;
        }
      }
    }
  }

  /** Leaves a difference as it is until then. */
  public void leave(Difference difference, String reason, Instant until) throws Failure {
    LookBodies.Disposed left =
        new LookBodies.Disposed(difference.token(), difference.id(), reason, until);
    boolean ignored = sessions.act(signer -> append(Kinds.DISPOSED, left, signer));
  }

  private boolean append(String kind, Object body, TokenSigner signer) throws Failure {
    vault.append(Draft.of(kind, SigningDomain.VAULT, body, false), signer);
    return true;
  }
}
