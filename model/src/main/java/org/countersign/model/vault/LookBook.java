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

  public Collection<TokenLook> all() {
    return Collections.unmodifiableCollection(looks.values());
  }

  public Optional<TokenLook> find(TokenIdentity token) {
    return Optional.ofNullable(looks.get(token.serial()))
        .filter(look -> look.token().equals(token));
  }

  void take(Change.LookIs is) {
    looks.put(is.look().token().serial(), is.look());
  }
}
