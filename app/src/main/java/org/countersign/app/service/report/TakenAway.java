package org.countersign.app.service.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Heard;
import org.countersign.model.vault.Publication;
import org.countersign.model.vault.Publications;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/**
 * One time that trust was taken away, and when each step of it was done.
 *
 * @param key its label
 * @param operation kind
 * @param approved when the last of the approvals was given
 * @param listSigned thisUpdate of the newest CRL that was made for it; empty where there was none
 * @param published when its files were on disk
 * @param seen when all its issuers' published lists had been seen to say it
 * @param unseen whether some issuer has to say it and was not seen to
 * @param places that still trust the key and have to see a list, one for each issuer
 * @param confirmed how many of these have
 * @param measured from opening the dialog to the last file on disk
 */
record TakenAway(
    String key,
    String operation,
    boolean drill,
    long raisedSeq,
    long finishedSeq,
    Instant raised,
    Optional<Instant> approved,
    Optional<Instant> listSigned,
    Instant published,
    Optional<Instant> seen,
    boolean unseen,
    int places,
    int confirmed,
    Optional<Instant> lastConfirmed,
    Optional<Duration> measured) {

  /** Oldest first; destroying and keeping a private key take no trust away from anything. */
  static List<TakenAway> all(VaultState state, Instant now) {
    List<TakenAway> all = new ArrayList<>();
    for (RequestFile file : state.requests().all()) {
      if (file.operation() instanceof Operation.TakesTrustAway taken
          && !(taken instanceof Operation.DestroyKey)
          && !(taken instanceof Operation.KeepKey)
          && file.execution() instanceof RequestFile.Finished done) {
        state.keys().key(taken.spki()).ifPresent(key -> all.add(of(state, now, file, done, key)));
      }
    }
    return List.copyOf(all);
  }

  private static TakenAway of(
      VaultState state, Instant now, RequestFile file, RequestFile.Finished done, SigningKey key) {
    Results.KeyChanged result = result(done);
    boolean drill = file.request().drill();
    List<Publication> publications = drill ? List.of() : new Publications(state, now).of(key);
    List<Heard> heard = Heard.of(state, key.spki(), publications);
    return new TakenAway(
        key.label(),
        file.request().operation(),
        drill,
        file.raisedSeq(),
        done.seq(),
        file.request().raisedAt(),
        file.approvals().stream().map(one -> one.approval().at()).max(Comparator.naturalOrder()),
        result.crls().stream().map(Results.CrlMade::thisUpdate).max(Comparator.naturalOrder()),
        done.at(),
        publications.stream()
            .flatMap(one -> one.seen().stream())
            .map(one -> one.at())
            .max(Comparator.naturalOrder()),
        publications.stream().anyMatch(one -> one.seen().isEmpty()),
        heard.size(),
        (int) heard.stream().filter(one -> one.confirmed().isPresent()).count(),
        heard.stream()
            .flatMap(one -> one.confirmed().stream())
            .map(one -> one.at())
            .max(Comparator.naturalOrder()),
        result.millis().map(Duration::ofMillis));
  }

  private static Results.KeyChanged result(RequestFile.Finished done) {
    try {
      return Canonical.read(done.outcome().result(), Results.KeyChanged.class);
    } catch (Refused e) {
      // A drill's result, or one of a later form, has none of these.
      return new Results.KeyChanged(List.of(), List.of(), List.of(), Optional.empty());
    }
  }
}
