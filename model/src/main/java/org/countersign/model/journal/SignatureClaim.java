package org.countersign.model.journal;

import java.util.List;
import java.util.function.Supplier;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.people.VerifyingKey;

/**
 * That a signature is a key's over a message. All it takes to look is in it, so that it can be
 * looked at on any thread, whatever has become of the state since.
 *
 * @param otherwise what is wrong with the entry when it is not
 */
public record SignatureClaim(
    long seq,
    VerifyingKey key,
    byte[] message,
    byte[] signature,
    Supplier<JournalBroken> otherwise) {

  private void check() throws JournalBroken {
    if (!key.verifies(message, signature)) {
      throw otherwise.get();
    }
  }

  /** One after the other; the first that is wrong is told. */
  static void check(List<SignatureClaim> claims) throws JournalBroken {
    for (SignatureClaim claim : claims) {
      claim.check();
    }
  }

  /** What is done with the claims of an entry. */
  public interface Taker {
    void take(List<SignatureClaim> claims) throws JournalBroken;
  }
}
