package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.Governance;

/**
 * All about one signing key.
 *
 * @param domain the domain's name
 * @param owner name and contact of its owner; empty when there is none
 * @param stakeholders names
 * @param issuerNames the labels of vault keys that issued its certificates, by SPKI hash
 * @param crls those it has signed
 * @param rotation its way out; empty where nothing trusts it and nobody has begun anything
 * @param successorOf the label of the key whose place it is to take
 * @param history newest first
 * @param destroyed what showed that it was destroyed
 * @param measured how long a revocation last took, of this key or else of any
 */
public record KeyDetail(
    SigningKey key,
    String domain,
    String owner,
    List<String> stakeholders,
    List<Governance.Gap> gaps,
    Optional<Instant> cryptoperiodEnds,
    List<IssuedCertificate> certificates,
    Map<String, String> issuerNames,
    List<CrlRecord> crls,
    List<TrustRow> trustedBy,
    Optional<RotationPlan> rotation,
    Optional<String> successorOf,
    List<HistoryEvent> history,
    Optional<Measured> measured,
    Optional<Evidence> destroyed,
    Map<KeyAction, Optional<Refused>> actions) {

  /** How long a revocation took, from opening the dialog to the last file on disk. */
  public record Measured(long millis, String key, Instant at) {}

  /**
   * What showed that a key was destroyed.
   *
   * @param persons names of those who signed for it, the raiser first
   */
  public record Evidence(Results.KeyErased found, Instant at, List<String> persons) {}
}
