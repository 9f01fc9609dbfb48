package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.key.KeyState;
import org.countersign.model.request.Authorised;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** From the founding to an emergency, each step signed, written and read back. */
class WholeLifeTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void aKeyIsMadeTrustedAndRevokedInAnEmergency() throws Failure {
    SoftKey root = life.root("root-2026");
    SoftKey release = life.issued("release-2026", root);
    life.trusted("build farm", release);
    vault.advance(Duration.ofHours(1));

    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(release));
    Authorised authorised = vault.authorise(hash);
    assertThat(authorised.covers(root.spki())).isTrue();
    assertThat(authorised.covers(release.spki())).isFalse();
    assertThat(authorised.persons()).containsExactly("ada", "ben");
    assertThat(authorised.tokens()).containsExactly(VaultLife.HSM);
    authorised.spend(VaultLife.HSM);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, life.revocation(release, root));

    var key = vault.state().keys().key(release.spki()).orElseThrow();
    assertThat(key.state()).isInstanceOf(KeyState.Compromised.class);
    assertThat(vault.state().keys().certificatesOf(release.spki()).getFirst().revoked())
        .hasValueSatisfying(mark -> {
          assertThat(mark.reason()).isEqualTo("keyCompromise");
          assertThat(mark.crlNumber()).isEqualTo(1);
        });
    assertThat(vault.state().keys().crlsOf(root.spki())).hasSize(1);
    assertThat(Quorum.status(vault.state(), vault.file(hash), vault.now()))
        .isEqualTo(RequestStatus.EXECUTED);
  }

  @Test
  void theSameLinesGiveTheSameHeadAndState() throws Failure {
    SoftKey root = life.root("root-2026");
    vault.run(VaultLife.DOMAIN, new Operation.SuspendKey(root.spki()), VaultLife.changed());
    JournalVerifier again = new JournalVerifier();
    for (byte[] line : vault.lines()) {
      again.next(line);
    }
    assertThat(again.head().text()).isEqualTo(vault.verifier().head().text());
    assertThat(again.state().keys().key(root.spki()).orElseThrow().state().id())
        .isEqualTo("suspended");
    assertThat(again.state().name()).isEqualTo("Northgate signing vault");
    assertThat(again.state().requests().all())
        .extracting(RequestFile::hash)
        .isEqualTo(
            List.copyOf(vault.state().requests().all().stream().map(RequestFile::hash).toList()));
  }
}
