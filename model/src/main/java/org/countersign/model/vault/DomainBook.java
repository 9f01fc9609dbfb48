package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;

/** Signing domains by id; the vault's own rules are under the empty id. */
public final class DomainBook {
  private final Map<String, SigningDomain> domains = new LinkedHashMap<>();

  public Collection<SigningDomain> all() {
    return Collections.unmodifiableCollection(domains.values());
  }

  public Optional<SigningDomain> find(String id) {
    return Optional.ofNullable(domains.get(id));
  }

  void take(Change.DomainIs is) {
    domains.put(is.domain().id(), is.domain());
  }
}
