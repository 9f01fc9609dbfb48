package org.countersign.model.testing;

import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Step;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Kinds;

/** What happens in a rotation, step by step. Only for tests. */
public final class RotationLife {
  private final VaultFixture vault;

  public RotationLife(VaultLife life) {
    this.vault = life.vault;
  }

  public Operation.RotateKey rotateOf(SoftKey old, String label) {
    return new Operation.RotateKey(
        old.spki(),
        label,
        KeyAlgorithm.EC_P384,
        VaultLife.HSM,
        "signs " + label,
        vault.now().plus(Duration.ofDays(700)),
        vault.now().plus(Duration.ofDays(90)));
  }

  /** The successor, pre-activation. */
  public SoftKey rotate(SoftKey old, String label) throws Failure {
    KeyPair pair = SoftCustodian.keyPair();
    vault.run(VaultLife.DOMAIN, rotateOf(old, label), VaultLife.made(pair));
    return new SoftKey(Spki.of(pair.getPublic()), pair, label);
  }

  public void confirm(SoftCustodian by, TrustPath path, Confirmation what) throws Failure {
    vault.append(by, Kinds.CONFIRMED, path.domain(), false, what);
  }

  /** Ben says that a path has taken a step. */
  public void state(TrustPath path, Step step, SoftKey key) throws Failure {
    confirm(vault.ben, path, Confirmation.stated(path.id(), step, key.spki(), "as agreed"));
  }

  /** All three steps. */
  public void moved(TrustPath path, SoftKey old, SoftKey fresh) throws Failure {
    state(path, Step.DISTRIBUTED, fresh);
    state(path, Step.TRUSTS_NEW, fresh);
    state(path, Step.DISTRUSTS_OLD, old);
  }

  /** The same path, holding on to something else. */
  public TrustPath pinned(TrustPath path, TrustPath.Pin pin) {
    return new TrustPath(
        path.id(),
        path.name(),
        path.domain(),
        path.trusts(),
        pin,
        path.kind(),
        path.contact(),
        path.environment(),
        path.criticality(),
        path.updateMethod(),
        path.dependsOn());
  }

  /** A step that a file is to show, which is kept in the vault. */
  public Confirmation shown(TrustPath path, Step step, SoftKey key, byte[] content, boolean whole) {
    Confirmation.File file =
        new Confirmation.File("place.bin", vault.attach(content, "application/octet-stream"));
    return Confirmation.shown(path.id(), step, key.spki(), file, whole);
  }

  /** The same path with another contact. */
  public TrustPath called(TrustPath path, String contact) {
    return new TrustPath(
        path.id(),
        path.name(),
        path.domain(),
        path.trusts(),
        path.pins(),
        path.kind(),
        contact,
        path.environment(),
        path.criticality(),
        path.updateMethod(),
        Optional.empty());
  }
}
