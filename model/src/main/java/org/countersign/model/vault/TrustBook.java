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

  Change put(TrustPath path) {
    paths.put(path.id(), path);
    return new Change.TrustPathIs(path);
  }

  Change remove(String id) {
    paths.remove(id);
    return new Change.TrustPathGone(id);
  }
}
