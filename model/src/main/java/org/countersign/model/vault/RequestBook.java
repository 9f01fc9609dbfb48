package org.countersign.model.vault;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests by hash, oldest first. */
public final class RequestBook {
  private final Map<String, RequestFile> files = new LinkedHashMap<>();
  private final Map<String, RequestFile> started = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  public Collection<RequestFile> all() {
    return Collections.unmodifiableCollection(files.values());
  }

  /** Those that somebody has begun to carry out, and of which nothing has come yet. */
  Collection<RequestFile> started() {
    return Collections.unmodifiableCollection(started.values());
  }

  public Optional<RequestFile> find(String hash) {
    return Optional.ofNullable(files.get(hash));
  }

  /** Whether a request of this id was raised, under whatever hash. */
  boolean hasId(String id) {
    return ids.contains(id);
  }

  void take(Change.RequestIs is) {
    files.put(is.file().hash(), is.file());
    if (is.file().execution() instanceof RequestFile.Started) {
      started.put(is.file().hash(), is.file());
    } else {
      started.remove(is.file().hash());
    }
    ids.add(is.file().request().id());
  }
}
