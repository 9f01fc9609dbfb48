package org.countersign.model.audit;

import java.io.OutputStream;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;

/**
 * Where a bundle is written. Nothing is seen under its name before {@link #publish}; whatever ends
 * the writing before, {@link #close} takes away what was written.
 */
public interface BundleSink extends AutoCloseable {

  /** Writes a file of it. */
  interface Content {
    void to(OutputStream out) throws Failure, java.io.IOException;
  }

  /** Adds a file, one after the other; on disk before it returns, as far as that is possible. */
  void add(String path, Content content) throws Failure;

  /** Has all of it on disk: only the name is missing then. */
  default void complete() throws StoreFailed {}

  /** Gives the bundle its name, whole. Refuses with {@code store.exists} to replace anything. */
  void publish() throws StoreFailed;

  @Override
  void close();
}
