package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Failure;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** A new certificate makes a key no younger. The policy's cryptoperiod is one year. */
class CryptoperiodTest {
  private static final Instant END = Instant.parse("2027-11-21T18:00:00Z");

  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void aKeyBeyondItsCryptoperiodIsNotRenewed() throws Failure {
    oneYear();
    SoftKey key = life.root("release");
    assertThat(Cryptoperiod.ends(vault.state(), vault.state().keys().key(key.spki()).get()))
        .hasValue(END);
    review(END);
    assertThat(renewal(key, END)).isEqualTo("allowed");
    vault.advance(Duration.ofMillis(1));
    assertThat(renewal(key, END.minusSeconds(9))).isEqualTo("key.beyond-cryptoperiod");
  }

  @Test
  void aCertificateThatOutlastsItsKeyIsToldOf() throws Failure {
    oneYear();
    SoftKey key = life.root("release");
    vault.advance(Duration.ofDays(300));
    assertThat(outlasted(key, END)).isEmpty();
    assertThat(outlasted(key, END.plusSeconds(1))).hasValue(END);
    SoftKey young = life.generate("young");
    assertThat(outlasted(young, END.plusSeconds(1))).isEmpty();
    assertThat(outlasted(young, END.plus(Duration.ofDays(302)))).isPresent();
  }

  private Optional<Instant> outlasted(SoftKey key, Instant notAfter) {
    return Cryptoperiod.outlasted(vault.state(), rootOf(key, notAfter), vault.now());
  }

  private void oneYear() throws Failure {
    Policy two = VaultFixture.policy(2);
    Policy one =
        new Policy(
            2, two.routine(), two.emergency(), two.destruction(), 2, "P1Y", "P90D", "P1Y", "P30D");
    vault.run(VaultLife.DOMAIN, new Operation.ChangePolicy(one), VaultLife.DONE);
  }

  /** Long after, with purposes and reviews that have not run out. */
  private void review(Instant at) throws Failure {
    vault.set(at.minus(Duration.ofDays(300)));
    vault.run(VaultLife.DOMAIN, new Operation.ReviewDomain("all well"), VaultLife.DONE);
    vault.set(at);
  }

  private String renewal(SoftKey key, Instant notAfter) {
    return VaultFixture.code(() ->
        Preconditions.governance(
            vault.state(), VaultLife.DOMAIN, rootOf(key, notAfter), vault.now()));
  }

  private Operation.IssueRoot rootOf(SoftKey key, Instant notAfter) {
    CertificatePlan plan = life.plan(CertificateProfile.ROOT, key, Optional.empty());
    CertificatePlan until =
        new CertificatePlan(
            plan.profile(),
            plan.subject(),
            plan.issuer(),
            plan.publicKey(),
            plan.serial(),
            plan.notBefore(),
            notAfter.toString(),
            plan.crlUrl(),
            plan.altNames());
    return new Operation.IssueRoot(key.spki(), until);
  }
}
