package org.countersign.model.port;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.StoreFailed;

/** The folder of files for others: CRLs, certificates, notices. */
public interface PublicationStore {

  /**
   * Writes a file under a temporary name, syncs and renames it. Never over an existing file: the
   * same bytes again are no error, other bytes are {@code store.exists}.
   *
   * @param name letters, digits, hyphens and dots; folders are separated by {@code /}
   * @return where it went, to be shown
   */
  String write(String name, byte[] content) throws StoreFailed;

  /** The names of the files in a folder of it, sorted; none where there is no such folder. */
  List<String> names(String folder) throws StoreFailed;

  /** Reads a file; empty where there is none. */
  Optional<byte[]> read(String name) throws StoreFailed;
}
