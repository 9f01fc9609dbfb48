package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Commissioned signing tokens by serial. */
public final class TokenBook {
  private final Map<String, CommissionedToken> tokens = new LinkedHashMap<>();

  public Collection<CommissionedToken> all() {
    return Collections.unmodifiableCollection(tokens.values());
  }

  public Optional<CommissionedToken> find(String serial) {
    return Optional.ofNullable(tokens.get(serial));
  }

  void take(Change.TokenIs is) {
    tokens.put(is.token().ready().token().serial(), is.token());
  }
}
