package org.countersign.app.service.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.execution.CutOff;
import org.countersign.app.service.today.TodayItem;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.persistence.publication.FolderSets;
import org.junit.jupiter.api.Test;

/** {@code kill -9} while a publication set is made and written: half of one is never to be had. */
class KilledSetTest {
  private VaultOnSoftHsm vault;

  @Test
  void aSetKilledBeforeItIsOnRecordIsNowhereAndOneKilledAfterIsWrittenAnew() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    new Inventory(vault).root("root", KeyAlgorithm.EC_P256);
    Object ignored = vault.carryOut(wish(), Charter.DOMAIN, Charter.BEN);
    String hash = vault.raise(wish(), Charter.DOMAIN);
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
    }
    Path saved = vault.save("approved-set");
    for (String point : List.of("torn execution.finished", "half of a set")) {
      try (VaultOnSoftHsm restored = VaultOnSoftHsm.restored(saved)) {
        vault = restored;
        vault.close();
        assertThat(new VictimProcess(vault).run(point, hash).getLast()).isEqualTo(point);
        vault.hsm().restart(() -> {});
        vault.reopen();
        vault.signIn(Charter.ADA);
        afterwards(hash, point.equals("half of a set"));
      }
    }
  }

  private Operation wish() throws Exception {
    return vault.services().sets().draft().wish(Charter.DOMAIN, 7, "A test").operation();
  }

  private void afterwards(String hash, boolean onRecord) throws Exception {
    assertThat(current()).as("the former set is out, and whole").isEqualTo(1);
    assertThat(vault.status(hash))
        .isEqualTo(onRecord ? RequestStatus.EXECUTED : RequestStatus.EXECUTING);
    assertThat(today()).containsExactly(onRecord ? "set-not-out" : "cut-off");
    if (onRecord) {
      Object ignored = vault.services().sets().shelf().publish(Charter.DOMAIN, (done, all) -> {});
      assertThat(current()).isEqualTo(2);
    } else {
      CutOff.Finding found = vault.services().cutOff().look(hash);
      assertThat(found.happened()).as(found.text()).isFalse();
      assertThat(found.text()).contains("Set number 2 is not on record");
      Object ignored = vault.carryOut(found.proposal(), Charter.DOMAIN, Charter.BEN);
      ignored = vault.carryOut(wish(), Charter.DOMAIN, Charter.BEN);
      assertThat(current()).as("the number of the one that was cut off is spent").isEqualTo(3);
    }
    try (Stream<Path> files = Files.list(home().resolve(Charter.DOMAIN))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))).isEmpty();
    }
    vault.services().sets().shelf().check(Charter.DOMAIN);
  }

  private List<String> today() {
    return vault.services().today().forPerson(Charter.ADA).stream()
        .map(TodayItem::code)
        .filter(code -> code.startsWith("set-") || code.equals("cut-off"))
        .toList();
  }

  private Path home() {
    return vault.folder().resolve(Services.PUBLICATION).resolve(Services.SETS);
  }

  /** The current set’s number, once every file of it was compared. */
  private long current() throws Exception {
    FolderSets sets = new FolderSets(home());
    var current = sets.current(Charter.DOMAIN).orElseThrow();
    assertThat(sets.check(current)).isNotEmpty();
    return current.number();
  }
}
