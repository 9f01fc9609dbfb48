package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests to destroy the second copy of a key, as an older version raised them: without what
 * trusts the key.
 */
class OlderRequestTest {
  private static final String NOTHING =
      "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";

  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private SoftKey key;
  private Operation.DestroyFound twin;

  @BeforeEach
  void aKeyThatIsTrustedIsThereTwice() throws Failure {
    key = life.root("root");
    Object ignored = life.trusted("kiosks", key);
    twin = new Operation.DestroyFound(VaultLife.HSM, key.spki(), "0b");
  }

  private void look(int version) throws Failure {
    List<TokenObject> objects =
        List.of(half("00112233445566778899aabbccddeeff"), half(twin.ckaId()));
    Seen seen = Seen.at(VaultLife.HSM, Depth.PUBLIC, true, objects).by(version);
    List<Difference> found =
        Reconciliation.of(Expectations.of(vault.state(), VaultLife.HSM).orElseThrow(), seen);
    Results.Attachment attached = vault.attach(Canonical.bytesOf(seen), Seen.TYPE);
    vault.append(
        vault.ada,
        Kinds.LOOKED,
        "",
        false,
        new LookBodies.TokenLooked(VaultLife.HSM, Results.TokenSeen.of(attached, seen, found)));
  }

  private TokenObject half(String id) {
    return new TokenObject(
        "CKO_PUBLIC_KEY", "root", id, Optional.of(key.spki()), Optional.empty(), "P-384", Map.of());
  }

  /** Raised as it was before what trusts the key was pinned. */
  private String raised(Operation operation, String domain) throws Failure {
    Request now =
        new Proposal(operation, domain, "because", vault.ada.id(), false)
            .pinned(vault.state(), vault.now());
    assertThat(now.impact().paths()).isEqualTo(1);
    Request then =
        new Request(
            now.v(),
            now.id(),
            now.operation(),
            now.domain(),
            now.subject(),
            now.parameters(),
            now.reason(),
            now.raisedBy(),
            now.raisedAt(),
            now.expiresAt(),
            now.policy(),
            new Request.Impact(0, NOTHING),
            now.nonce(),
            now.drill());
    vault.append(vault.ada, Kinds.RAISED, domain, false, then);
    return then.hash();
  }

  private static Results.KeyErased gone() {
    return new Results.KeyErased(Map.of(), 2, "CKR_KEY_HANDLE_INVALID", 0, "SoftHSM v2");
  }

  @Test
  void aCopyThatWasDestroyedUnderAnOlderVersionStaysInARecordThatOpens() throws Failure {
    look(1);
    String hash = raised(twin, "");
    vault.approve(hash, vault.ben);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, gone());
    assertThat(vault.state().looks().find(VaultLife.HSM).orElseThrow().standings()).isEmpty();
  }

  @Test
  void afterALookOfTodayTheRequestMustSayWhatTrustsTheKey() throws Failure {
    look(1);
    String before = raised(twin, "");
    vault.approve(before, vault.ben);
    look(2);
    assertThat(VaultFixture.code(() -> vault.start(before, vault.ada))).isEqualTo("request.void");
    assertThat(VaultFixture.code(() -> raised(twin, ""))).isEqualTo("request.impact");
    String now = vault.approved("", twin);
    vault.start(now, vault.ada);
    vault.finish(now, vault.ada, gone());
  }

  @Test
  void nothingElseMayLeaveOutWhatItReaches() throws Failure {
    look(1);
    Operation retire = new Operation.RetireKey(key.spki());
    assertThat(VaultFixture.code(() -> raised(retire, VaultLife.DOMAIN)))
        .isEqualTo("request.impact");
  }
}
