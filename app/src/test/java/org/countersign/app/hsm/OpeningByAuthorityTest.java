package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.demo.Cast;
import org.countersign.app.demo.DemoVault;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.request.Requests;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Authorised;
import org.countersign.model.request.Authority;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The port's door to signing tokens, with the authority that only verified signatures of a real
 * vault give.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningByAuthorityTest {
  private static final byte[] MESSAGE = {1};

  private PinKeepingPort port;
  private Services services;
  private Cast cast;
  private TokenIdentity signing;
  private String domain;
  private Spki existing;

  @BeforeAll
  void aVaultWithKeys(@TempDir Path folder) throws Exception {
    SoftHsm hsm = SoftHsm.fresh();
    port = new PinKeepingPort(hsm.port());
    Workstation workstation = new Workstation(port, Instant::now, new SecureRandom());
    DemoVault demo = new DemoVault(folder, workstation, line -> {});
    cast = demo.ready();
    services = Services.open(workstation, demo.vault(), progress -> {});
    services.sessions().signIn("astrid", cast.named("astrid").pin().toCharArray());
    SigningKey key = services.vault().read(state -> state.keys().keys().iterator().next());
    signing = key.token();
    domain = key.domain();
    existing = key.spki();
  }

  @AfterAll
  void close() {
    services.close();
    port.close();
  }

  /** Raised by Astrid, approved by Bao, verified now. */
  private Authorised authorisedToGenerate(String label) throws Exception {
    Instant ends = Instant.now().plus(300, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    Operation operation =
        new Operation.GenerateKey(label, KeyAlgorithm.EC_P256, signing, "a purpose", ends);
    Requests.Wish wish = Requests.Wish.real(operation, domain, "needed");
    String hash = services.controls().raise(services.controls().draft(wish));
    try (DualControl control = services.controls().open(hash, Optional.empty())) {
      control.approve("bao", cast.named("bao").pin().toCharArray(), "");
      var file = control.file();
      return services
          .vault()
          .ask(state ->
              Authority.authorise(
                  state, hash, services.vault().proof(file.raised()), services.vault().now()));
    }
  }

  @Test
  void authorityOpensItsTokenOnceAndForItsOwnKeyOnly() throws Exception {
    Authorised authorised = authorisedToGenerate("first");

    try (SigningToken token = port.openSigning(authorised, signing, port.pin())) {
      GeneratedKey made = token.generate(KeyAlgorithm.EC_P256, "first");

      assertThat(token.sign(made.spki(), MESSAGE)).isNotEmpty();
      assertThatThrownBy(() -> token.sign(existing, MESSAGE))
          .isInstanceOf(QuorumNotMet.class)
          .hasMessageContaining("quorum.key");
      assertThatThrownBy(() -> token.destroy(existing)).isInstanceOf(QuorumNotMet.class);
    }
    assertThatThrownBy(() -> port.openSigning(authorised, signing, port.pin()))
        .isInstanceOf(QuorumNotMet.class)
        .hasMessageContaining("quorum.spent");
  }

  @Test
  void authorityForOneTokenOpensNoOther() throws Exception {
    Authorised authorised = authorisedToGenerate("second");
    TokenIdentity other = services.sessions().require().token().identity();

    assertThatThrownBy(
            () -> port.openSigning(authorised, other, cast.named("astrid").pin().toCharArray()))
        .isInstanceOf(QuorumNotMet.class)
        .hasMessageContaining("quorum.token");
  }

  @Test
  void authorityIsSpentByAWrongPinToo() throws Exception {
    Authorised authorised = authorisedToGenerate("third");

    assertThatThrownBy(() -> port.openSigning(authorised, signing, "wrong-pin".toCharArray()))
        .isInstanceOf(WrongPin.class);
    assertThatThrownBy(() -> port.openSigning(authorised, signing, port.pin()))
        .isInstanceOf(QuorumNotMet.class);
  }
}
