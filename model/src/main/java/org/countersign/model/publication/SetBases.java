package org.countersign.model.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** Takes the {@link SetBasis} out of a vault's state. */
public final class SetBases {
  private static final String HOLD = RevocationReason.CERTIFICATE_HOLD.display();

  private final VaultState state;
  private final String domain;
  private final Instant at;

  private SetBases(VaultState state, String domain, Instant at) {
    this.state = state;
    this.domain = domain;
    this.at = at;
  }

  /** The basis as the register is now; {@code at} tells which certificates have not ended. */
  public static SetBasis of(VaultState state, String domain, Instant at) throws Refused {
    return new SetBases(state, domain, at).basis();
  }

  private SetBasis basis() throws Refused {
    List<SigningKey> issuers = SetIssuers.of(state, domain, at);
    List<SigningKey> keys = keys(state, domain);
    return new SetBasis(
        SetBasis.VERSION,
        domain,
        keys.stream().map(this::held).toList(),
        issuers.stream().flatMap(issuer -> crl(issuer).stream()).toList(),
        certificates(keys, issuers),
        new ArrayList<>(
            new TreeSet<>(
                documents(state, domain).stream()
                    .map(one -> one.document().file().attachment())
                    .toList())));
  }

  /** Keys of the domain that were ever active or are known to be bad, by their hash. */
  static List<SigningKey> keys(VaultState state, String domain) {
    return state.keys().keys().stream()
        .filter(key -> key.domain().equals(domain))
        .filter(key -> !(key.state() instanceof KeyState.PreActivation))
        .sorted(Comparator.comparing(SigningKey::spki))
        .toList();
  }

  private SetBasis.Held held(SigningKey key) {
    return new SetBasis.Held(
        key.spki(),
        key.state().id(),
        key.state().since(),
        SetIssuers.isCa(state, key),
        reason(state, key));
  }

  /** Why nobody is to trust the key any more; empty for one that may be trusted, or is on hold. */
  static String reason(VaultState state, SigningKey key) {
    return switch (key.state()) {
      case KeyState.Compromised s -> s.reason();
      case KeyState.Deactivated s -> s.reason();
      case KeyState.Destroyed s ->
          state.keys().certificatesOf(key.spki()).stream()
              .flatMap(one -> one.revoked().stream())
              .map(IssuedCertificate.RevocationMark::reason)
              .filter(reason -> !reason.equals(HOLD))
              .findFirst()
              .orElse("");
      case KeyState.PreActivation s -> "";
      case KeyState.Active s -> "";
      case KeyState.Suspended s -> "";
    };
  }

  /** The newest list; one that is over is of no use where nothing is left to be listed. */
  private List<SetBasis.Listed> crl(SigningKey issuer) {
    List<CrlRecord> all = state.keys().crlsOf(issuer.spki());
    if (all.isEmpty()) {
      return List.of();
    }
    Results.CrlMade crl =
        all.stream()
            .map(CrlRecord::crl)
            .max(Comparator.comparingLong(Results.CrlMade::number))
            .orElseThrow();
    if (!crl.nextUpdate().isAfter(at) && SetIssuers.issued(state, issuer, at).isEmpty()) {
      return List.of();
    }
    return List.of(
        new SetBasis.Listed(
            crl.issuer(),
            crl.number(),
            crl.crl().attachment(),
            crl.thisUpdate(),
            crl.nextUpdate()));
  }

  private List<SetBasis.Bound> certificates(List<SigningKey> keys, List<SigningKey> issuers) {
    Map<Spki, SigningKey> speaking =
        issuers.stream().collect(Collectors.toMap(SigningKey::spki, key -> key));
    List<String> anchors =
        issuers.stream()
            .flatMap(key -> SetIssuers.certificates(state, key, at).stream())
            .map(IssuedCertificate::id)
            .toList();
    Map<String, IssuedCertificate> all = certificates(state, keys, at);
    return all.values().stream()
        .sorted(Comparator.comparing(IssuedCertificate::id))
        .map(one ->
            SetBasis.Bound.of(
                one,
                !one.selfSigned() && one.issuerKey().filter(speaking::containsKey).isPresent(),
                anchors.contains(one.id()),
                Answer.of(state, one)))
        .toList();
  }

  private static Map<String, IssuedCertificate> certificates(
      VaultState state, List<SigningKey> keys, Instant at) {
    Map<String, IssuedCertificate> all = new LinkedHashMap<>();
    for (SigningKey key : keys) {
      state.keys().issuedBy(key.spki()).forEach(one -> all.put(one.id(), one));
      state.keys().certificatesOf(key.spki()).forEach(one -> all.put(one.id(), one));
    }
    all.values().removeIf(one -> !one.notAfter().isAfter(at));
    return all;
  }

  /** A document that tells of a revocation, with the key it is about. */
  record Paper(Spki key, Results.Document document) {}

  /** What was made for relying parties when keys of the domain were revoked, oldest first. */
  static List<Paper> documents(VaultState state, String domain) throws Refused {
    List<Paper> told = new ArrayList<>();
    for (RequestFile file : state.requests().all()) {
      if (file.execution() instanceof RequestFile.Finished finished
          && !file.request().drill()
          && file.request().domain().equals(domain)
          && revokes(file.operation())) {
        Spki key = ((Operation.OnKey) file.operation()).spki();
        Results.KeyChanged made =
            Canonical.read(finished.outcome().result(), Results.KeyChanged.class);
        made.documents().stream()
            .filter(document -> !document.kind().equals("revocation-request"))
            .forEach(document -> told.add(new Paper(key, document)));
      }
    }
    return told;
  }

  private static boolean revokes(Operation operation) {
    return operation instanceof Operation.RevokeKey
        || operation instanceof Operation.EmergencyRevoke;
  }
}
