package org.countersign.app.service.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.execution.CutOff;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.Results;
import org.countersign.model.vault.RequestFile;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at every step of an operation, in a process of its own. */
class KilledTest {
  private VaultOnSoftHsm vault;
  private Operation operation;
  private long acknowledged;

  @Test
  void aKeyGenerationKilledAtAnyStepIsFoundCheckedResolvedAndDoneAnew() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    operation = Inventory.generate(vault, "release-2026", KeyAlgorithm.EC_P256);
    Path saved = approved("approved-generation");
    everyPoint(
        saved,
        "step key-generated",
        result -> {
          assertThat(((Results.KeyMade) result).algorithm()).isEqualTo(KeyAlgorithm.EC_P256);
          assertThat(vault.keys()).isEqualTo(1);
        });
  }

  @Test
  void anEmergencyRevocationKilledAtAnyStepIsDoneAnewUnderTheNextNumber() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    Inventory inventory = new Inventory(vault);
    Spki root = inventory.root("root", KeyAlgorithm.EC_P256);
    Spki release = inventory.issued(root, "release", KeyAlgorithm.EC_P256);
    operation = new Operation.EmergencyRevoke(release, "keyCompromise", Optional.empty(), "INC-1");
    Path saved = approved("approved-revocation");
    everyPoint(
        saved,
        "published crl.crl",
        result -> {
          List<Results.CrlMade> crls = ((Results.KeyChanged) result).crls();
          long number = vault.services().vault().read(s -> s.keys().nextCrlNumber(root)) - 1;
          assertThat(crls)
              .singleElement()
              .satisfies(crl -> {
                assertThat(crl.number()).isEqualTo(number).isLessThanOrEqualTo(2);
                assertThat(crl.serials()).hasSize(1);
              });
          assertThat(vault.stateOf(release)).isEqualTo("compromised");
        });
  }

  private interface Done {
    void check(Object result);
  }

  private Path approved(String name) throws Exception {
    if (vault.services().sessions().current().isEmpty()) {
      vault.signIn(Charter.ADA);
    }
    String hash = vault.raise(operation, Charter.DOMAIN);
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
    }
    return vault.save(name);
  }

  private void everyPoint(Path saved, String effect, Done done) throws Exception {
    List<String> points = List.of();
    for (int point = Halt.NEVER; point < points.size(); point++) {
      if (point != Halt.NEVER && !changes(points.get(point))) {
        continue;
      }
      try (VaultOnSoftHsm restored = VaultOnSoftHsm.restored(saved)) {
        vault = restored;
        String hash = request().hash();
        acknowledged = vault.services().vault().head().size();
        vault.close();
        List<String> came = new VictimProcess(vault).run(point, hash);
        points = point == Halt.NEVER ? came : points;
        vault.hsm().restart(() -> {});
        acknowledged += came.stream().filter(name -> name.startsWith("after ")).count();
        vault.reopen();
        afterwards(hash, came, effect, done);
      }
    }
    assertThat(points).hasSizeGreaterThan(8).contains(effect);
  }

  /** Nothing has happened since the point before. */
  private static boolean changes(String point) {
    return !point.startsWith("before ") && !point.equals("step file");
  }

  private void afterwards(String hash, List<String> came, String effect, Done done)
      throws Exception {
    String last = came.getLast();
    assertThat(vault.services().vault().head().size())
        .as("nothing acknowledged is lost at %s", last)
        .isGreaterThanOrEqualTo(acknowledged);
    boolean begun = came.contains("after execution.started");
    boolean ended = came.contains("after execution.finished");
    assertThat(vault.status(hash))
        .as(last)
        .isEqualTo(
            ended
                ? RequestStatus.EXECUTED
                : begun ? RequestStatus.EXECUTING : RequestStatus.APPROVED);
    vault.signIn(Charter.ADA);
    assertThat(due()).as(last).isEqualTo(begun && !ended);
    if (!begun) {
      done.check(vault.finish(hash, Charter.BEN));
    } else if (!ended) {
      resolve(hash, came.contains(effect), last);
      done.check(vault.carryOut(operation, Charter.DOMAIN, Charter.BEN));
    }
  }

  private void resolve(String hash, boolean happened, String last) throws Failure {
    CutOff.Finding found = vault.services().cutOff().look(hash);
    assertThat(found.happened()).as("%s: %s", last, found.text()).isEqualTo(happened);
    Object ignored = vault.carryOut(found.proposal(), Charter.DOMAIN, Charter.BEN);
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.FAILED);
    assertThat(due()).isFalse();
  }

  private RequestFile request() {
    return vault.services().vault().read(s -> s.requests().all().stream().toList().getLast());
  }

  private boolean due() {
    return vault.services().today().forPerson(Charter.ADA).stream()
        .anyMatch(item -> item.code().equals("cut-off"));
  }
}
