package org.countersign.model.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.OperationKinds;
import org.countersign.model.request.Results;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Lifecycle;
import org.countersign.model.vault.ResultRules;
import tools.jackson.databind.JsonNode;

/**
 * Keys, their states and their certificates as far as the entries of a partial bundle tell. After
 * entries that are not here a key's state is not known, until an operation says it again.
 */
final class SeenKeys {
  private final SaidPki pki;
  private final Map<Spki, KeyState> states = new HashMap<>();
  private final Set<String> certificates = new HashSet<>();
  private final Set<String> incomplete = new HashSet<>();
  private final SeenNumbers recorded = new SeenNumbers("crl.number-passed");
  private final boolean domainOnly;
  private boolean anyMissing;
  private long unjudged;

  SeenKeys(SaidPki pki, Scope scope) {
    this.pki = pki;
    this.domainOnly = !scope.domain().isEmpty();
  }

  /** Operations on keys whose state is not known here. */
  long unjudged() {
    return unjudged;
  }

  /** Entries are missing that may have been about any key. */
  void missing() {
    anyMissing = true;
    states.clear();
  }

  /** An outcome of this domain is withheld. */
  void missing(String domain) {
    incomplete.add(domain);
    states.keySet().removeIf(one -> domain.equals(domainOf(one)));
  }

  private String domainOf(Spki key) {
    return pki.key(key).map(SaidPki.SaidKey::domain).orElse("");
  }

  /** Refuses what the state of a key does not allow. */
  void allowed(Operation operation, String domain, Instant at) throws Refused {
    if (operation instanceof Operation.OnKey onKey) {
      Spki decides = onKey instanceof Operation.Certify certify ? certify.issuer() : onKey.spki();
      mustBeOf(decides, domain);
      if (onKey instanceof Operation.Certify certify && !certify.issuer().equals(onKey.spki())) {
        issuer(certify.issuer());
      }
      if (!(onKey instanceof Operation.IssueForCsr)) {
        state(onKey, at);
      }
    }
  }

  private void mustBeOf(Spki key, String domain) throws Refused {
    Optional<SaidPki.SaidKey> known = pki.key(key);
    if (known.isEmpty() && !anyMissing && !incomplete.contains(domain)) {
      throw new Refused("key.unknown", key.hex());
    }
    if (known.isPresent() && !known.get().domain().equals(domain)) {
      throw new Refused("request.other-domain", domain, known.get().domain());
    }
  }

  private void issuer(Spki issuer) throws Refused {
    KeyState state = states.get(issuer);
    if (state == null) {
      unjudged++;
    } else if (!(state instanceof KeyState.Active)) {
      throw new Refused("key.issuer-not-active", issuer.brief(), state.id());
    }
  }

  private void state(Operation.OnKey operation, Instant at) throws Refused {
    KeyState state = states.get(operation.spki());
    if (state != null) {
      if (Lifecycle.next(state, operation, at).isEmpty()) {
        String kind = OperationKinds.kindOf(operation);
        throw new Refused("key.transition", operation.spki().brief(), state.id(), kind);
      }
    } else if (pki.key(operation.spki()).isEmpty() && certainlyNone()) {
      throw new Refused("key.unknown", operation.spki().hex());
    } else {
      unjudged++;
    }
  }

  /** A key of another domain may be certified, and its entries are left out with its domain. */
  private boolean certainlyNone() {
    return !anyMissing && !domainOnly && incomplete.isEmpty();
  }

  void made(Results.KeyMade made, Header header) throws Refused {
    if (pki.key(made.spki()).isPresent()) {
      throw new Refused("key.known", made.spki().hex());
    }
    pki.key(made.spki(), header.domain(), made.publicKey());
    states.put(made.spki(), new KeyState.PreActivation(header.at()));
  }

  /** What an operation on a key has come to. */
  void changed(
      Operation.OnKey operation, JsonNode result, Optional<Bodies.Started> intent, Header header)
      throws Refused {
    switch (operation) {
      case Operation.Certify certify -> certified(certify, result, header.domain());
      case Operation.ImportCertificate outside -> {
        Canonical.read(result, Results.Done.class);
        certificate(ResultRules.brought(outside, header.domain()));
      }
      case Operation.KeepKey keep -> Canonical.read(result, Results.Done.class);
      case Operation.DestroyKey destroy ->
          ResultRules.gone(destroy.spki().brief(), Results.erased(result));
      default ->
          lists(Canonical.read(result, Results.KeyChanged.class).crls(), intent, header.at());
    }
    Lifecycle.after(operation, header.at()).ifPresent(now -> states.put(operation.spki(), now));
  }

  private void certified(Operation.Certify certify, JsonNode result, String domain) throws Refused {
    Results.CertificateMade made = Canonical.read(result, Results.CertificateMade.class);
    IssuedCertificate certificate = ResultRules.certified(certify, made, domain);
    Optional<SaidPki.SaidKey> issuer = pki.key(certify.issuer());
    if (issuer.isEmpty()) {
      unjudged++;
    } else if (!ResultRules.signedBy(certificate, issuer.get().publicKey())) {
      String name = certify.issuer().brief();
      throw new Refused("certificate.other-issuer", certificate.subject(), name);
    }
    certificate(certificate);
  }

  private void certificate(IssuedCertificate certificate) throws Refused {
    if (!certificates.add(certificate.id())) {
      throw new Refused("certificate.known", certificate.id());
    }
    pki.certificate(certificate.id());
  }

  private void lists(List<Results.CrlMade> lists, Optional<Bodies.Started> intent, Instant at)
      throws Refused {
    Set<Spki> issuers = new HashSet<>();
    for (Results.CrlMade one : lists) {
      if (intent.isPresent()) {
        long number = intent.get().crlNumbers().getOrDefault(one.issuer().hex(), 0L);
        if (number != one.number()) {
          throw new Refused("crl.number-not-next", one.number(), number);
        }
      }
      if (!issuers.add(one.issuer()) || pki.list(one.crl().attachment()).isPresent()) {
        throw new Refused("crl.twice", one.number());
      }
      if (!one.nextUpdate().isAfter(one.thisUpdate())) {
        throw new Refused("crl.time", one.thisUpdate(), one.nextUpdate());
      }
      recorded.take(one.issuer().hex(), one.number());
      pki.list(one, at);
    }
  }
}
