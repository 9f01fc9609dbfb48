package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Requests by hash, oldest first. */
public final class RequestBook {
  private final Map<String, RequestFile> files = new LinkedHashMap<>();

  public Collection<RequestFile> all() {
    return Collections.unmodifiableCollection(files.values());
  }

  public Optional<RequestFile> find(String hash) {
    return Optional.ofNullable(files.get(hash));
  }

  Change put(RequestFile file) {
    files.put(file.hash(), file);
    return new Change.RequestIs(file);
  }
}
