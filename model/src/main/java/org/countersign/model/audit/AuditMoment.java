package org.countersign.model.audit;

import java.util.ArrayList;
import java.util.List;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/**
 * What a vault held at one moment, so far as a bundle needs it; the vault may go on meanwhile.
 *
 * @param vault its UUID
 * @param size entries at that moment
 */
public record AuditMoment(
    String vault,
    String name,
    long size,
    List<EnrolledCredential> credentials,
    List<IssuedCertificate> certificates,
    List<Crl> crls,
    List<RequestFile> requests) {

  /** A CRL and the domain of its issuer. */
  public record Crl(String domain, CrlRecord record) {}

  /** Takes it down. */
  public static AuditMoment of(VaultState state) {
    List<Crl> crls = new ArrayList<>();
    for (SigningKey key : state.keys().keys()) {
      state.keys().crlsOf(key.spki()).forEach(crl -> crls.add(new Crl(key.domain(), crl)));
    }
    return new AuditMoment(
        state.id(),
        state.name(),
        state.size(),
        List.copyOf(state.people().credentials()),
        List.copyOf(state.keys().certificates()),
        List.copyOf(crls),
        List.copyOf(state.requests().all()));
  }
}
