package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Request;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.Test;

/** A drill can never pass as the real thing, nor the other way round (1-product, 12). */
class DrillTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;

  @Test
  void aDrillRunsToItsEndAndChangesNothing() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String before = picture(release, root);
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.approve(hash, vault.ben);
    assertThat(vault.authorise(hash).request().drill()).isTrue();
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.changed());
    assertThat(Quorum.status(vault.state(), vault.file(hash), vault.now()))
        .isEqualTo(RequestStatus.EXECUTED);
    assertThat(picture(release, root)).isEqualTo(before);
  }

  @Test
  void aDrillTakesNoCrlNumber() throws Failure {
    SoftKey root = life.root("root");
    SoftKey release = life.issued("release", root);
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(release));
    vault.approve(hash, vault.ben);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada, Map.of(root.spki().hex(), 1L))))
        .isEqualTo("execution.reach");
  }

  @Test
  void approvalsOfADrillNeverServeTheRealRequest() throws Failure {
    SoftKey root = life.root("root");
    String drill = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(root));
    SignedApproval ofDrill = vault.signed(vault.ben, drill, Approval.APPROVE);
    Request request = vault.file(drill).request();
    Request real =
        new Request(
            1,
            "00000000-0000-4000-8000-000000000000",
            request.operation(),
            request.domain(),
            request.subject(),
            request.parameters(),
            request.reason(),
            "ada",
            request.raisedAt(),
            request.expiresAt(),
            request.policy(),
            request.impact(),
            request.nonce(),
            false);
    vault.append(vault.ada, Kinds.RAISED, VaultLife.DOMAIN, false, real);
    vault.append(vault.ben, Kinds.APPROVED, VaultLife.DOMAIN, true, ofDrill);
    assertThat(VaultFixture.code(() -> vault.authorise(real.hash()))).isEqualTo("quorum.too-few");
    assertThat(VaultFixture.code(() -> vault.start(real.hash(), vault.ada)))
        .isEqualTo("execution.not-approved");
  }

  @Test
  void everyEntryOfADrillIsMarkedAndNoOther() throws Failure {
    SoftKey root = life.root("root");
    Request request =
        new Proposal(VaultLife.emergency(root), VaultLife.DOMAIN, "r", "ada", true)
            .pinned(vault.state(), vault.now());
    assertThat(
            VaultFixture.code(
                () -> vault.append(vault.ada, Kinds.RAISED, VaultLife.DOMAIN, false, request)))
        .isEqualTo("entry.drill");
    String drill = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(root));
    String real = vault.raise(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(root));
    assertThat(
            wrongMark(
                drill, vault.ben, Kinds.APPROVED, vault.signed(vault.ben, drill, Approval.APPROVE)))
        .isEqualTo("entry.drill");
    assertThat(
            wrongMark(
                real, vault.ben, Kinds.REFUSED, vault.signed(vault.ben, real, Approval.REFUSE)))
        .isEqualTo("entry.drill");
    vault.approve(drill, vault.ben);
    vault.approve(real, vault.ben);
    Bodies.Started begin = new Bodies.Started(drill, List.of(), List.of(), Map.of());
    assertThat(wrongMark(drill, vault.ada, Kinds.STARTED, begin)).isEqualTo("entry.drill");
    vault.start(drill, vault.ada);
    vault.start(real, vault.ada);
    Object result = VaultLife.changed();
    for (String hash : List.of(drill, real)) {
      assertThat(
              wrongMark(
                  hash,
                  vault.ada,
                  Kinds.FINISHED,
                  new Bodies.Finished(hash, Canonical.tree(result))))
          .isEqualTo("entry.drill");
      assertThat(wrongMark(hash, vault.ada, Kinds.FAILED, new Bodies.Failed(hash, "x", List.of())))
          .isEqualTo("entry.drill");
    }
    assertThat(
            VaultFixture.code(() ->
                vault.append(
                    vault.ada, Kinds.SESSION_CLOSED, "", true, new Bodies.SessionClosed("hand"))))
        .isEqualTo("entry.domain");
  }

  @Test
  void onlyEmergenciesAreDrilled() throws Failure {
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, life.generateOf("k"));
    vault.approve(hash, vault.ben);
    assertThat(VaultFixture.code(() -> vault.start(hash, vault.ada))).isEqualTo("request.drill");
    assertThat(VaultFixture.code(() -> vault.authorise(hash))).isEqualTo("request.drill");
  }

  @Test
  void aDrillHasAResultOfTheRightKind() throws Failure {
    SoftKey root = life.root("root");
    String hash = vault.drill(vault.ada, VaultLife.DOMAIN, VaultLife.emergency(root));
    vault.approve(hash, vault.ben);
    vault.start(hash, vault.ada);
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, Map.of("anything", 1))))
        .isEqualTo("json.member");
  }

  private String wrongMark(
      String hash, org.countersign.model.testing.SoftCustodian by, String kind, Object body)
      throws Failure {
    boolean mark = vault.file(hash).request().drill();
    return VaultFixture.code(() -> vault.append(by, kind, VaultLife.DOMAIN, !mark, body));
  }

  private String picture(SoftKey release, SoftKey root) {
    VaultState state = vault.state();
    return state.keys().key(release.spki()).orElseThrow().state()
        + "|"
        + state.keys().certificatesOf(release.spki()).getFirst().revoked()
        + "|"
        + state.keys().crlsOf(root.spki()).size()
        + "|"
        + state.keys().nextCrlNumber(root.spki());
  }
}
