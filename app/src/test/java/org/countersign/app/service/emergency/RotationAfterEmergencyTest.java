package org.countersign.app.service.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.app.service.rotation.RotationPlan;
import org.countersign.app.service.rotation.RotationPlans;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.Test;

/** Revocation first, the same tasks after it, on a real SoftHSM. */
class RotationAfterEmergencyTest {

  @Test
  void theTasksAreOpenedByTheRevocationAndTheSuccessorComesLater() throws Failure {
    try (VaultOnSoftHsm vault = VaultOnSoftHsm.fresh()) {
      vault.signIn(Charter.ADA);
      Spki bad = new Inventory(vault).root("bad", KeyAlgorithm.EC_P256);
      TrustPath kiosks = path(bad);
      Object ignored =
          vault.carryOut(new Operation.AddTrustPath(kiosks), Charter.DOMAIN, Charter.BEN);
      ignored =
          vault.carryOut(
              new Operation.EmergencyRevoke(bad, "keyCompromise", Optional.empty(), "INC-7"),
              Charter.DOMAIN,
              Charter.BEN);
      RotationPlan first = plan(vault, bad);
      assertThat(first.begun().orElseThrow().cause()).isEqualTo(Rotation.Cause.EMERGENCY);
      assertThat(first.steps()).containsExactly(Step.DISTRUSTS_OLD);

      Rotating rotating = new Rotating(vault.services().vault(), vault.services().sessions());
      Step done =
          rotating.state(
              kiosks, new Rotating.Task(Step.DISTRUSTS_OLD, bad), "Switched off by telephone");
      assertThat(done).isEqualTo(Step.DISTRUSTS_OLD);
      Results.KeyMade made =
          (Results.KeyMade) vault.carryOut(rotation(vault, bad), Charter.DOMAIN, Charter.BEN);
      RotationPlan second = plan(vault, bad);
      assertThat(second.successor().orElseThrow().spki()).isEqualTo(made.spki());
      assertThat(second.letGo()).isEqualTo(1);
      for (Step step : List.of(Step.DISTRIBUTED, Step.TRUSTS_NEW)) {
        done = rotating.state(kiosks, new Rotating.Task(step, made.spki()), "By the field service");
      }
      ignored =
          vault.carryOut(
              new Operation.KeepKey(
                  bad, "Evidence for the police", vault.clock().now().plus(Duration.ofDays(90))),
              Charter.DOMAIN,
              Charter.BEN);
      assertThat(plan(vault, bad).status().over()).isTrue();
      vault.reopen();
      assertThat(plan(vault, bad).status().over()).isTrue();
      Optional<TrustPath> moved =
          vault.services().vault().read(state -> state.trust().find(kiosks.id()));
      assertThat(moved.flatMap(TrustPath::trusts)).hasValue(made.spki());
    }
  }

  private static RotationPlan plan(VaultOnSoftHsm vault, Spki key) {
    return vault
        .services()
        .vault()
        .read(state ->
            new RotationPlans(state, vault.clock().now())
                .of(state.keys().key(key).orElseThrow())
                .orElseThrow());
  }

  private static Operation rotation(VaultOnSoftHsm vault, Spki old) {
    return new Operation.RotateKey(
        old,
        "good",
        KeyAlgorithm.EC_P256,
        vault.signingToken(),
        "Signs what a test ships",
        vault.clock().now().plus(Duration.ofDays(300)),
        vault.clock().now().plus(Duration.ofDays(30)));
  }

  private static TrustPath path(Spki trusts) {
    return new TrustPath(
        UUID.randomUUID().toString(),
        "kiosks",
        Charter.DOMAIN,
        Optional.of(trusts),
        TrustPath.Pin.KEY,
        "verifier",
        "on call",
        "production",
        TrustPath.Criticality.CRITICAL,
        "by hand",
        Optional.empty());
  }
}
