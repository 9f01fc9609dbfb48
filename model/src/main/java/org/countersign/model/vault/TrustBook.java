package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.trust.TrustPath;

/** Trust paths by id. */
public final class TrustBook {
  private final Map<String, TrustPath> paths = new LinkedHashMap<>();

  public Collection<TrustPath> all() {
    return Collections.unmodifiableCollection(paths.values());
  }

  public Optional<TrustPath> find(String id) {
    return Optional.ofNullable(paths.get(id));
  }

  void take(Change.TrustPathIs is) {
    paths.put(is.path().id(), is.path());
  }

  void take(Change.TrustPathGone gone) {
    paths.remove(gone.id());
  }
}
