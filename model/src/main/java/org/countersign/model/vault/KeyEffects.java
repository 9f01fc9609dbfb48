package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/** What is believed of a result about a key: only what was approved, and what can be checked. */
final class KeyEffects {
  private final VaultState state;
  private final CrlEffects crls;
  private final CertificateEffects certificates;
  private final RotationEffects rotations;

  KeyEffects(VaultState state) {
    this.state = state;
    this.crls = new CrlEffects(state);
    this.certificates = new CertificateEffects(state);
    this.rotations = new RotationEffects(state);
  }

  List<Change> made(Operation.MakesKey make, RequestFile file, Results.KeyMade made, Header header)
      throws Refused {
    ResultRules.made(make, made);
    if (state.keys().key(made.spki()).isPresent()
        || state.people().credential(made.spki()).isPresent()
        || state.watched().has(made.spki())) {
      // A key that somebody has seen before was not made just now.
      throw new Refused("key.known", made.spki().hex());
    }
    return List.of(
        new Change.KeyIs(
            new SigningKey(
                made.spki(),
                made.publicKey(),
                make.label(),
                made.algorithm(),
                file.request().domain(),
                made.token(),
                made.ckaId(),
                make.purpose(),
                make.purposeEnds(),
                header.at(),
                Optional.empty(),
                Map.copyOf(made.attributes()),
                new KeyState.PreActivation(header.at()))));
  }

  List<Change> changed(Operation.OnKey operation, RequestFile file, JsonNode result, Header header)
      throws Refused {
    return switch (operation) {
      case Operation.Certify certify ->
          certificates.made(certify, file, Canonical.read(result, Results.CertificateMade.class));
      case Operation.ImportCertificate outside -> {
        Canonical.read(result, Results.Done.class);
        yield certificates.imported(outside, file);
      }
      case Operation.KeepKey keep -> {
        Canonical.read(result, Results.Done.class);
        yield rotations.kept(keep, file, header);
      }
      case Operation.DestroyKey destroy -> gone(destroy, result, header);
      default -> moved(operation, file, result, header);
    };
  }

  private List<Change> gone(Operation.DestroyKey destroy, JsonNode result, Header header)
      throws Refused {
    SigningKey key = Belonging.key(state, destroy.spki());
    FoundKeys.mustBeGone(key.label(), Results.erased(result));
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.KeyIs(key.in(Lifecycle.next(key, destroy, header.at()))));
    changes.addAll(rotations.moved(destroy.spki()));
    return changes;
  }

  private List<Change> moved(
      Operation.OnKey operation, RequestFile file, JsonNode result, Header header) throws Refused {
    SigningKey key = Belonging.key(state, operation.spki());
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.KeyIs(key.in(Lifecycle.next(key, operation, header.at()))));
    Set<Spki> issuers = new HashSet<>();
    for (Results.CrlMade crl : Canonical.read(result, Results.KeyChanged.class).crls()) {
      if (!issuers.add(crl.issuer())) {
        throw new Refused("crl.twice", crl.number());
      }
      changes.addAll(crls.signed(crl, operation, file, header));
    }
    changes.addAll(rotations.ended(operation, file, header));
    return changes;
  }
}
