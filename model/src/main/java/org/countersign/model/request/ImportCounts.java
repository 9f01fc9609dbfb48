package org.countersign.model.request;

import java.util.Arrays;

/**
 * What an import brings, as the people who sign it are told. The watched keys that come with
 * certificates are not counted.
 *
 * @param certificatesLinked known certificates whose issuer has come to be known
 * @param keys keys to watch that have no certificate
 * @param keysChanged watched keys whose files call them something else now
 * @param findings private keys found outside an HSM
 */
public record ImportCounts(
    int certificates,
    int certificatesLinked,
    int keys,
    int keysChanged,
    int paths,
    int pathsChanged,
    int findings) {
  /** Nothing yet. */
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0);

  public ImportCounts {
    int[] all = {
      certificates, certificatesLinked, keys, keysChanged, paths, pathsChanged, findings
    };
    if (Arrays.stream(all).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("counts are not below nothing");
    }
  }

  /** How many lines it has. */
  public long lines() {
    return (long) certificates
        + certificatesLinked
        + keys
        + keysChanged
        + paths
        + pathsChanged
        + findings;
  }
}
