package org.countersign.model.vault;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Role;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.CrlEvidence;
import org.countersign.model.rotation.EvidenceRules;
import org.countersign.model.rotation.Proof;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;
import tools.jackson.databind.JsonNode;

/**
 * Who may confirm what of a trust path. A file is looked into again whenever the journal is read: a
 * claim that it does not bear out is no entry.
 */
public final class ConfirmationRules {
  private static final Set<Role> MAY = Set.of(Role.CUSTODIAN, Role.OWNER, Role.STAKEHOLDER);

  private final VaultState state;

  public ConfirmationRules(VaultState state) {
    this.state = state;
  }

  Change confirmed(Header header, JsonNode body) throws Refused {
    Confirmation what = Canonical.read(body, Confirmation.class);
    String domain = Belonging.path(state, what.path()).domain();
    if (!header.domain().equals(domain) || header.drill()) {
      throw new Refused("entry.domain", header.domain(), domain);
    }
    check(header.actor(), what);
    if (what.file().isPresent()) {
      checkFile(what, state.attached(what.file().get().content()), header.at());
    }
    return new Change.TrustConfirmed(
        new Confirmed(what, header.actor(), header.at(), header.seq()));
  }

  /** Refuses what the person may not confirm now; a file is for {@link #checkFile}. */
  public void check(String person, Confirmation what) throws Refused {
    TrustPath path = Belonging.path(state, what.path());
    boolean may = state.people().person(person).filter(one -> one.hasAny(MAY)).isPresent();
    if (!may) {
      throw new Refused("confirm.role", state.people().nameOf(person));
    }
    Optional<Confirmed> before = state.rotations().confirmed(path.id(), what.step(), what.key());
    if (what.proof() == Proof.WITHDRAWN) {
      if (before.isEmpty()) {
        throw new Refused("confirm.not-confirmed", path.name());
      }
      return;
    }
    if (before.filter(one -> !better(what, one.what())).isPresent()) {
      throw new Refused("confirm.already", path.name());
    }
    switch (what.step()) {
      case DISTRIBUTED -> successor(path, what.key());
      case TRUSTS_NEW -> {
        successor(path, what.key());
        mustHave(path, Step.DISTRIBUTED, what.key());
      }
      case DISTRUSTS_OLD -> lettingGo(path, what.key());
      case SEES_CRL -> crl(what);
    }
  }

  /** Refuses a file that does not show what is said of it, or that must not be kept. */
  public void checkFile(Confirmation what, byte[] content, Instant at) throws Refused {
    TrustPath path = Belonging.path(state, what.path());
    Confirmation.File file = what.file().orElseThrow();
    EvidenceRules rules = new EvidenceRules(state, file, path.pins(), at);
    if (what.proof() == Proof.STATED) {
      rules.kept(content);
      return;
    }
    switch (what.step()) {
      case SEES_CRL ->
          CrlEvidence.check(
              content, issuer(what.key()), label(what.key()), what.crl().orElseThrow());
      case DISTRIBUTED, TRUSTS_NEW -> rules.trusts(content, Belonging.key(state, what.key()));
      case DISTRUSTS_OLD -> {
        SigningKey old = Belonging.key(state, what.key());
        rules.distrusts(content, old, mustHold(old), what.whole());
      }
    }
  }

  /** The issuer's public key: a key of ours, or the certificate it was observed with. */
  private byte[] issuer(Spki issuer) throws Refused {
    Optional<SigningKey> ours = state.keys().key(issuer);
    if (ours.isPresent()) {
      return ours.get().publicKey();
    }
    for (ObservedCrl seen : state.observed().of(issuer)) {
      if (seen.observation().issuerCertificate().isPresent()) {
        byte[] der = state.attached(seen.observation().issuerCertificate().get());
        return Certificates.parse(der).getPublicKey().getEncoded();
      }
    }
    throw new Refused("key.unknown", issuer.hex());
  }

  private String label(Spki key) {
    return state.keys().key(key).map(SigningKey::label).orElse(key.brief());
  }

  /** What a place has to trust before it lets go: in an emergency, nothing. */
  private Optional<SigningKey> mustHold(SigningKey old) {
    return inOrder(old)
        .flatMap(Rotation::newKey)
        .flatMap(state.keys()::key)
        .filter(key -> Rotations.usable(key.state()));
  }

  /** The rotation whose steps are to be taken in their order, if that has to be. */
  private Optional<Rotation> inOrder(SigningKey old) {
    return state
        .rotations()
        .of(old.spki())
        .filter(rotation -> rotation.cause() == Rotation.Cause.ROUTINE)
        .filter(rotation -> !(old.state() instanceof KeyState.Compromised));
  }

  private static boolean better(Confirmation now, Confirmation before) {
    boolean stronger = now.proof() == Proof.MACHINE_VERIFIED && before.proof() == Proof.STATED;
    return stronger
        || now.crl().orElse(BigInteger.ZERO).compareTo(before.crl().orElse(BigInteger.ZERO)) > 0;
  }

  private void successor(TrustPath path, Spki key) throws Refused {
    SigningKey successor = Belonging.key(state, key);
    if (!Rotations.usable(successor.state())) {
      throw new Refused("confirm.successor-gone", successor.label(), successor.state().id());
    }
    for (Rotation rotation : state.rotations().all()) {
      if (rotation.newKey().filter(key::equals).isPresent()
          && Rotations.concerns(state, rotation.oldKey(), path)) {
        return;
      }
    }
    throw new Refused("confirm.no-rotation", path.name(), successor.label());
  }

  private void lettingGo(TrustPath path, Spki key) throws Refused {
    SigningKey old = Belonging.key(state, key);
    if (!Rotations.concerns(state, key, path)) {
      throw new Refused("confirm.not-reached", path.name(), old.label());
    }
    Optional<Spki> successor = inOrder(old).flatMap(Rotation::newKey);
    if (successor.isPresent()) {
      mustHave(path, Step.TRUSTS_NEW, successor.get());
    }
  }

  private void mustHave(TrustPath path, Step step, Spki key) throws Refused {
    if (state.rotations().confirmed(path.id(), step, key).isEmpty()) {
      String code = step == Step.DISTRIBUTED ? "confirm.not-distributed" : "confirm.not-trusted";
      throw new Refused(code, path.name(), Belonging.key(state, key).label());
    }
  }

  private void crl(Confirmation what) throws Refused {
    BigInteger number = what.crl().orElseThrow();
    boolean signed =
        state.keys().crlsOf(what.key()).stream()
            .anyMatch(crl -> BigInteger.valueOf(crl.crl().number()).equals(number));
    boolean seen =
        state.observed().of(what.key()).stream()
            .anyMatch(crl -> crl.observation().matches() && crl.number().equals(number));
    if (!signed && !seen) {
      throw new Refused("confirm.crl-unknown", label(what.key()), number);
    }
  }
}
