package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Difference.Kind;
import org.countersign.model.reconcile.Reconciliation;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.Test;

/** Looks as an older version of the program wrote them, which knew fewer kinds of differences. */
class OlderLookTest {
  private final VaultLife life = VaultLife.begun();
  private final VaultFixture vault = life.vault;
  private final TokenIdentity own = vault.ada.token();
  private final Spki foreign = Spki.of(SoftCustodian.keyPair().getPublic());

  /** Ada's own token: what is enrolled, just as it must be, and a key that nobody knows. */
  private Seen hers() {
    List<TokenObject> objects = new ArrayList<>();
    objects.addAll(pair(vault.ada.signing(), "01", "CKA_SIGN"));
    objects.addAll(pair(vault.ada.share(), "02", "CKA_DERIVE"));
    objects.add(object("CKO_PUBLIC_KEY", foreign, "0e", Map.of()));
    return Seen.at(own, Depth.FULL, true, objects);
  }

  private static List<TokenObject> pair(KeyPair pair, String id, String use) {
    Map<String, String> attributes = new HashMap<>();
    for (String on :
        List.of(
            "CKA_TOKEN",
            "CKA_PRIVATE",
            "CKA_SENSITIVE",
            "CKA_ALWAYS_SENSITIVE",
            "CKA_NEVER_EXTRACTABLE",
            "CKA_LOCAL")) {
      attributes.put(on, "true");
    }
    for (String off :
        List.of("CKA_EXTRACTABLE", "CKA_SIGN", "CKA_DECRYPT", "CKA_DERIVE", "CKA_UNWRAP")) {
      attributes.put(off, "false");
    }
    attributes.put(use, "true");
    Spki spki = Spki.of(pair.getPublic());
    return List.of(
        object("CKO_PUBLIC_KEY", spki, id, Map.of()),
        object("CKO_PRIVATE_KEY", spki, id, attributes));
  }

  private static TokenObject object(
      String kind, Spki spki, String id, Map<String, String> attributes) {
    return new TokenObject(
        kind, "key " + id, id, Optional.of(spki), Optional.empty(), "P-384", attributes);
  }

  /** The attachment as a program of that version wrote it. */
  private Results.Attachment attached(Seen seen, int version) {
    String today = new String(Canonical.bytesOf(seen), StandardCharsets.UTF_8);
    assertThat(today).endsWith(",\"v\":2}");
    String then = today.replaceAll("\"v\":2}$", "\"v\":" + version + "}");
    return vault.attach(then.getBytes(StandardCharsets.UTF_8), Seen.TYPE);
  }

  private Results.TokenSeen told(Seen seen, int version, List<Difference> differences) {
    return Results.TokenSeen.of(attached(seen, version), seen, differences);
  }

  private String look(Results.TokenSeen told) {
    return VaultFixture.code(() ->
        vault.append(vault.ada, Kinds.LOOKED, "", false, new LookBodies.TokenLooked(own, told)));
  }

  private List<Difference> differences(Seen seen) {
    return Reconciliation.of(Expectations.of(vault.state(), seen.token()).orElseThrow(), seen);
  }

  private static List<Kind> standing(VaultState state, TokenIdentity token) {
    return state.looks().find(token).orElseThrow().standings().stream()
        .map(one -> one.difference().kind())
        .toList();
  }

  @Test
  void aLookThatAnOlderVersionWroteOverForeignKeysOpensAndSaysWhatItSaid() throws Failure {
    assertThat(look(told(hers(), 1, List.of()))).isEqualTo("allowed");
    JournalVerifier opened = new JournalVerifier(vault::attachment);
    for (byte[] line : vault.lines()) {
      opened.next(line);
    }
    assertThat(opened.state().size()).isEqualTo(vault.lines().size());
    assertThat(standing(opened.state(), own)).isEmpty();
  }

  @Test
  void aLookOfTodayThatLeavesForeignKeysOutIsRefused() {
    assertThat(look(told(hers(), 2, List.of()))).isEqualTo("look.not-borne-out");
    assertThat(look(told(hers(), 2, differences(hers())))).isEqualTo("allowed");
    assertThat(standing(vault.state(), own)).containsExactly(Kind.OWN_KEY_UNKNOWN);
  }

  @Test
  void afterALookOfTodayNobodyHidesForeignKeysInAnOlderOne() {
    assertThat(look(told(hers(), 1, List.of()))).isEqualTo("allowed");
    assertThat(look(told(hers(), 2, differences(hers())))).isEqualTo("allowed");
    assertThat(look(told(hers(), 1, List.of()))).isEqualTo("look.older-version");
    assertThat(standing(vault.state(), own)).containsExactly(Kind.OWN_KEY_UNKNOWN);
  }

  @Test
  void aLookOfTodayAtOneTokenEndsOlderOnesAtEveryToken() throws Failure {
    Seen signing = Seen.at(VaultLife.HSM, Depth.FULL, true, List.of());
    String hash = vault.approved("", new Operation.ReconcileToken(VaultLife.HSM));
    vault.start(hash, vault.ada);
    assertThat(look(told(hers(), 2, differences(hers())))).isEqualTo("allowed");
    Results.TokenSeen older = told(signing, 1, differences(signing));
    assertThat(VaultFixture.code(() -> vault.finish(hash, vault.ada, older)))
        .isEqualTo("look.older-version");
    vault.finish(hash, vault.ada, told(signing, 2, differences(signing)));
  }

  @Test
  void theFirstLookAfterAnUpgradeIsWrittenThoughItFindsTheSame() {
    Seen without = Seen.at(own, Depth.PUBLIC, true, List.of());
    assertThat(TokenLook.isNews(vault.state(), without, List.of())).as("a new vault").isFalse();
    assertThat(look(told(without, 1, List.of()))).isEqualTo("allowed");
    assertThat(TokenLook.isNews(vault.state(), without, List.of())).isTrue();
    assertThat(look(told(without, 2, List.of()))).isEqualTo("allowed");
    assertThat(TokenLook.isNews(vault.state(), without, List.of())).isFalse();
  }

  @Test
  void aLookOfTheFirstVersionThatToldOfForeignKeysAllTheSameOpens() {
    assertThat(look(told(hers(), 1, differences(hers())))).isEqualTo("allowed");
    assertThat(standing(vault.state(), own)).containsExactly(Kind.OWN_KEY_UNKNOWN);
  }

  @Test
  void aLookOfAVersionToComeIsRefusedByItsNumber() {
    assertThat(look(told(hers(), 3, List.of()))).isEqualTo("look.version");
    assertThat(look(told(hers(), 0, List.of()))).isEqualTo("json.member");
  }
}
