package org.countersign.model.vault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.key.Spki;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.people.Name;

/**
 * {@code vault.restored}: several people say that the vault goes on from an older head on purpose.
 *
 * @param signatures of all who say so but the entry's actor, whose signature is the entry's own
 */
public record Restored(Statement statement, List<Signed> signatures) {

  /**
   * What they sign.
   *
   * @param size of the journal that goes on, and so the entry's own position
   * @param root of that journal, lower-case hex
   * @param givenUp what their tokens remember that is not in this journal
   * @param at when it was drawn up
   */
  public record Statement(
      int v,
      String vault,
      long size,
      String root,
      List<RememberedHead> givenUp,
      String reason,
      Instant at) {
    /** The version this program writes, and the only one it reads. */
    public static final int VERSION = 1;

    /** Refuses an unknown version, nothing given up, one person's head twice, and no reason. */
    public Statement {
      givenUp = List.copyOf(givenUp);
      at = Utc.milliseconds(at);
      reason = Name.checkText("reason", reason);
      Set<String> persons = new HashSet<>();
      if (v != VERSION) {
        throw new IllegalArgumentException("restore version " + v + " is not known here");
      }
      if (givenUp.isEmpty() || !givenUp.stream().allMatch(head -> persons.add(head.person()))) {
        throw new IllegalArgumentException("a restore gives up a head of one person or more");
      }
      if (reason.isEmpty()) {
        throw new IllegalArgumentException("reason is empty");
      }
    }

    /** Lower-case hex SHA-256 of the canonical bytes, which people compare. */
    public String hash() {
      return Canonical.hashOf(this);
    }

    /** What a token signs: its first line is of nothing else that is ever signed. */
    public byte[] bytes() {
      return ("countersign.restored/" + vault + "\n" + hash() + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    /** The most entries that a token remembers. */
    public long remembered() {
      return givenUp.stream().mapToLong(RememberedHead::size).max().orElse(size);
    }
  }

  /** A person's raw signature over the statement's bytes. */
  public record Signed(String person, Spki credential, byte[] signature) {}

  public Restored {
    signatures = List.copyOf(signatures);
  }
}
