package org.countersign.app.service.today;

import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.vault.VaultState;

/**
 * All that is due in a vault. To be asked away from the screen's thread. What was found is kept
 * until an entry is appended or a minute has passed.
 */
public final class Dues {
  /** How far the whole list looks ahead. */
  public static final Period AHEAD = Period.ofYears(1);

  private static final List<DueKind> KINDS =
      List.of(
          new RestoredVault(),
          new FailedRevocations(),
          new UnseenRevocations(),
          new StaleTrust(),
          new RotationDues(),
          new KeyEnds.Purpose(),
          new KeyEnds.Cryptoperiod(),
          new KeyEnds.Age(),
          new CertificateEnds(),
          new CrlEnds(),
          new SetDues(),
          new WeakAlgorithms(),
          new WatchedKeys.Distrusted(),
          new WatchedKeys.Weak(),
          new WatchedKeys.CertificateEnds(),
          new DuplicateKeys(),
          new SprawledKeys(),
          new Gaps(),
          new LostShares(),
          new TokenDifferences(),
          new BackupDues());

  private final Vault vault;
  private final PublishedFiles published;
  private final Weaknesses weaknesses = new Weaknesses();
  private Optional<Kept> kept = Optional.empty();

  public Dues(Vault vault, PublishedFiles published) {
    this.vault = vault;
    this.published = published;
  }

  /**
   * What was found.
   *
   * @param all most urgent first
   * @param next what comes first of all that is not due yet
   */
  public record Found(Instant now, List<Due> all, Optional<Due> next) {
    public Found {
      all = List.copyOf(all);
    }
  }

  private record Kept(long size, Instant minute, Found found) {}

  /** What is due now, by the windows of the policies. */
  public Found now() {
    Instant now = vault.now();
    long size = vault.head().size();
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    synchronized (this) {
      if (kept.filter(k -> k.size() == size && k.minute().equals(minute)).isEmpty()) {
        kept = Optional.of(new Kept(size, minute, find(now, now)));
      }
      return kept.get().found();
    }
  }

  /** What is due now, and what will be within {@link #AHEAD}. */
  public Found ahead() {
    Instant now = vault.now();
    return find(now, Survey.plus(now, AHEAD));
  }

  private Found find(Instant now, Instant horizon) {
    Survey.Besides besides = new Survey.Besides(weaknesses, published);
    return vault.read(state -> find(state, now, horizon, besides));
  }

  static Found find(VaultState state, Instant now, Instant horizon, Survey.Besides besides) {
    Survey survey = new Survey(state, now, horizon, besides);
    KINDS.forEach(kind -> kind.find(survey));
    List<Due> all = survey.found();
    all.sort(Due.ORDER);
    return new Found(now, all, survey.next());
  }
}
