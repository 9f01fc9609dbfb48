package org.countersign.model.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;
import org.countersign.model.failure.Failure;

/** A bundle that is read, whatever it lies in. */
public interface BundleSource extends AutoCloseable {

  /**
   * The paths of all files. Refuses with {@code bundle.name} what is no path of a bundle, with
   * {@code bundle.link} what is no ordinary file, with {@code bundle.twice} two of one name.
   */
  SortedSet<String> files() throws Failure;

  /** Opens one of them for reading from its beginning. */
  InputStream open(String path) throws IOException, Failure;

  @Override
  void close();
}
