package org.countersign.model.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.model.failure.JournalBroken;

/**
 * Heads that the journal of a partial bundle had: those of its last entries, as entries that name a
 * head follow it soon.
 */
final class SeenHeads {
  private static final int KEPT = 4096;

  private final Map<Long, byte[]> roots =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > KEPT;
        }
      };
  private long unjudged;

  /** Heads that were named and are not known here. */
  long unjudged() {
    return unjudged;
  }

  /** The journal had this root at this size. */
  void had(long size, byte[] root) {
    roots.put(size, root);
  }

  /** Refuses a head that it never had. */
  void mustHaveHad(long seq, long size, String root) throws JournalBroken {
    byte[] known = roots.get(size);
    boolean other = known != null && !Arrays.equals(known, HexFormat.of().parseHex(root));
    if (size < 1 || size > seq || other) {
      throw new JournalBroken(seq, "named-head", size);
    }
    if (known == null) {
      unjudged++;
    }
  }
}
