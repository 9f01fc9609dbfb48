package org.countersign.model.key;

import java.time.Instant;
import java.util.Optional;
import org.countersign.model.intake.Where;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Shown;

/**
 * A private key that was found in a file, outside every HSM. Never its bytes. It stands until two
 * people say how it was dealt with; found there again, it stands again.
 *
 * @param id SHA-256 over the canonical form of where it lies and whose it is, lower-case hex
 * @param format {@code PKCS#8}, {@code PKCS#12}, {@code JKS}, {@code OpenSSH}, …
 * @param owner whose it says it is
 * @param key its public half, where that could be told without a password
 * @param since when the import that found it was asked for
 */
public record SprawlFinding(
    String id,
    String domain,
    Where where,
    String format,
    String owner,
    Optional<Spki> key,
    Instant since,
    Optional<Closed> closed) {

  /**
   * That it was dealt with.
   *
   * @param how what was done with it, in words
   * @param request hash of the request that says so
   */
  public record Closed(Instant at, String how, String request) {}

  /** What makes two findings one. */
  private record Identity(
      String domain, String file, String place, String format, String owner, String key) {}

  /** One that stands. */
  public static SprawlFinding open(
      String domain, Where at, String format, String owner, Optional<Spki> key, Instant since) {
    Where where = Shown.where(at);
    String shownFormat = Shown.name(format);
    String shownOwner = Shown.name(owner);
    Identity identity =
        new Identity(
            domain,
            where.file(),
            where.place(),
            shownFormat,
            shownOwner,
            key.map(Spki::hex).orElse(""));
    return new SprawlFinding(
        Canonical.hashOf(identity),
        domain,
        where,
        shownFormat,
        shownOwner,
        key,
        since,
        Optional.empty());
  }

  public boolean stands() {
    return closed.isEmpty();
  }

  public SprawlFinding closed(Closed dealt) {
    return new SprawlFinding(id, domain, where, format, owner, key, since, Optional.of(dealt));
  }
}
