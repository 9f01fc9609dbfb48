package org.countersign.model.port;

import java.util.Optional;
import java.util.SortedMap;
import org.countersign.model.failure.Failure;
import org.countersign.model.publication.SetManifest;

/**
 * A folder that publication sets are put in: a set is there as a whole or not at all, and never in
 * place of a newer one (docs/publication-set.md, folders).
 */
public interface SetStore {
  /** Is told how many files are written, of how many; may throw to stop: nothing is left then. */
  interface Watch {
    void at(long done, long all);
  }

  /**
   * Puts a set there, or finds that it is there already, and makes it the current one.
   *
   * @param files by path, as {@link org.countersign.model.publication.SetFiles} wants them
   * @return where it is, to be shown
   * @throws Failure {@code publication.older} where a newer set is there, {@code
   *     publication.other-vault}, or {@code store.…}; what was there before is as it was
   */
  String publish(SetManifest manifest, SortedMap<String, byte[]> files, Watch watch) throws Failure;

  /** The manifest of the domain's current set; empty where there is none. */
  Optional<SetManifest> current(String domain) throws Failure;

  /**
   * Reads every file of the domain's current set again.
   *
   * @return the small files that signatures are checked with: the sums and their signatures
   * @throws Failure {@code publication.missing}, {@code .extra} or {@code .differs}, naming the
   *     first file that is not as it should be
   */
  SortedMap<String, byte[]> check(SetManifest manifest) throws Failure;
}
