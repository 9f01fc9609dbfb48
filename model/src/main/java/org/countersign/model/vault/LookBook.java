package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.port.TokenIdentity;

/** How tokens stand against the register, by serial. */
public final class LookBook {
  private final Map<String, TokenLook> looks = new LinkedHashMap<>();
  private int version;

  public Collection<TokenLook> all() {
    return Collections.unmodifiableCollection(looks.values());
  }

  public Optional<TokenLook> find(TokenIdentity token) {
    return Optional.ofNullable(looks.get(token.serial()))
        .filter(look -> look.token().equals(token));
  }

  /**
   * The highest version ({@link org.countersign.model.reconcile.Seen#v}) of any look; 0 for none.
   */
  public int version() {
    return version;
  }

  void take(Change.LookIs is) {
    version = Math.max(version, is.look().version());
    looks.put(is.look().token().serial(), is.look());
  }
}
