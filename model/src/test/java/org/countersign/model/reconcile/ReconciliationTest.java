package org.countersign.model.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.reconcile.Difference.Kind;
import org.junit.jupiter.api.Test;

/** What no tool makes easily: pairs in doubt, hostile names, attributes one by one. */
class ReconciliationTest {
  private static final TokenIdentity TOKEN = new TokenIdentity("hsm", "0001");
  private static final Spki A = new Spki("aa".repeat(32));
  private static final Spki B = new Spki("bb".repeat(32));
  private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");

  private final List<TokenObject> objects = new ArrayList<>();

  private static Map<String, String> good() {
    Map<String, String> all = new HashMap<>();
    for (String name :
        List.of(
            "TOKEN",
            "PRIVATE",
            "SENSITIVE",
            "ALWAYS_SENSITIVE",
            "NEVER_EXTRACTABLE",
            "LOCAL",
            "SIGN")) {
      all.put("CKA_" + name, "true");
    }
    for (String name : List.of("EXTRACTABLE", "DECRYPT", "UNWRAP", "DERIVE")) {
      all.put("CKA_" + name, "false");
    }
    return all;
  }

  private static Expected.Key key(Spki spki, String id) {
    return new Expected.Key(spki, "key", id, Expected.Use.SIGN, good(), OLD);
  }

  private static Expected expected(Expected.Key... keys) {
    return new Expected(TOKEN, true, List.of(keys), Map.of(), Map.of());
  }

  private void object(String kind, String label, String id, Optional<Spki> spki) {
    object(kind, label, id, spki, kind.equals("CKO_PRIVATE_KEY") ? good() : Map.of());
  }

  private void object(
      String kind, String label, String id, Optional<Spki> spki, Map<String, String> attributes) {
    objects.add(new TokenObject(kind, label, id, spki, Optional.empty(), "P-256", attributes));
  }

  private void pair(Spki spki, String label, String id) {
    object("CKO_PUBLIC_KEY", label, id, Optional.of(spki));
    object("CKO_PRIVATE_KEY", label, id, Optional.of(spki));
  }

  private List<Difference> full(Expected expected) {
    return Reconciliation.of(expected, Seen.at(TOKEN, Depth.FULL, true, objects));
  }

  private List<Difference> open(Expected expected) {
    return Reconciliation.of(expected, Seen.at(TOKEN, Depth.PUBLIC, true, objects));
  }

  @Test
  void whatIsAsRecordedDiffersInNothing() {
    pair(A, "key", "01");
    assertThat(full(expected(key(A, "01")))).isEmpty();
    assertThat(open(expected(key(A, "01")))).isEmpty();
  }

  @Test
  void everyAttributeThatWeakensAKeyIsNamed() {
    for (String name : good().keySet()) {
      for (String value :
          List.of("unreadable", good().get(name).equals("true") ? "false" : "true")) {
        objects.clear();
        Map<String, String> one = new HashMap<>(good());
        one.put(name, value);
        object("CKO_PUBLIC_KEY", "key", "01", Optional.of(A));
        object("CKO_PRIVATE_KEY", "key", "01", Optional.of(A), one);
        assertThat(full(expected(key(A, "01"))))
            .as(name)
            .singleElement()
            .satisfies(found -> {
              assertThat(found.kind()).isEqualTo(Kind.ATTRIBUTES_DRIFTED);
              assertThat(found.fact("attributes")).isEqualTo(name + "=" + value);
            });
      }
    }
  }

  @Test
  void aDifferenceKeepsItsNameUntilItGetsWorse() {
    Map<String, String> weak = new HashMap<>(good());
    weak.put("CKA_DECRYPT", "true");
    object("CKO_PUBLIC_KEY", "key", "01", Optional.of(A));
    object("CKO_PRIVATE_KEY", "key", "01", Optional.of(A), weak);
    String first = full(expected(key(A, "01"))).getFirst().id();
    assertThat(full(expected(key(A, "01"))).getFirst().id()).isEqualTo(first);

    objects.clear();
    weak.put("CKA_EXTRACTABLE", "true");
    object("CKO_PUBLIC_KEY", "key", "01", Optional.of(A));
    object("CKO_PRIVATE_KEY", "key", "01", Optional.of(A), weak);
    assertThat(full(expected(key(A, "01"))).getFirst().id()).isNotEqualTo(first);
  }

  @Test
  void theOrderOfTheTokensObjectsMakesNoDifference() {
    pair(A, "one", "01");
    pair(B, "one", "02");
    List<Difference> forwards = full(expected());
    Collections.reverse(objects);
    assertThat(full(expected())).isEqualTo(forwards).isNotEmpty();
  }

  @Test
  void aPrivateKeyInDoubtIsNeitherMissingNorUnknown() {
    object("CKO_PUBLIC_KEY", "key", "01", Optional.of(A));
    object("CKO_PUBLIC_KEY", "decoy", "01", Optional.of(B));
    object("CKO_PRIVATE_KEY", "key", "01", Optional.empty());
    assertThat(full(expected(key(A, "01"))))
        .extracting(Difference::kind)
        .containsExactly(Kind.KEY_UNKNOWN, Kind.ID_SHARED);
  }

  @Test
  void aPrivateOrSecretKeyThatBelongsToNothingIsUnknown() {
    pair(A, "key", "01");
    object("CKO_PRIVATE_KEY", "stray", "09", Optional.empty());
    object("CKO_SECRET_KEY", "wrap", "", Optional.empty());
    assertThat(full(expected(key(A, "01"))))
        .extracting(one -> one.fact("half"))
        .containsExactly("private", "secret");
    assertThat(open(expected(key(A, "01")))).as("nobody is shown them").isEmpty();
  }

  @Test
  void aKeyUnderAnotherIdThanRecordedIsNamed() {
    pair(A, "key", "02");
    assertThat(open(expected(key(A, "01"))))
        .singleElement()
        .satisfies(one -> assertThat(one.fact("attributes")).isEqualTo("CKA_ID=02"));
  }

  @Test
  void aHugeLabelIsCutAndSplitsNoCharacter() {
    object("CKO_PUBLIC_KEY", "x".repeat(119) + "\ud83d\ude00".repeat(50), "09", Optional.of(B));
    Difference found = open(expected()).getFirst();
    assertThat(found.fact("label")).hasSize(119);
    assertThat(found.id()).hasSize(64);
  }

  @Test
  void anotherTokenInItsPlaceTellsNothingOfItsKeys() {
    Seen seen =
        Seen.instead(TOKEN, Depth.PUBLIC, List.of(new TokenIdentity(TOKEN.label(), "0002")));
    assertThat(Reconciliation.of(expected(key(A, "01")), seen))
        .extracting(Difference::kind)
        .containsExactly(Kind.TOKEN_SWAPPED);
  }

  @Test
  void aTokenWithoutItsPinWasInitialisedAnew() {
    Seen seen = Seen.at(TOKEN, Depth.PUBLIC, false, List.of());
    assertThat(Reconciliation.of(expected(), seen))
        .extracting(Difference::kind)
        .containsExactly(Kind.TOKEN_REINITIALISED);
  }

  @Test
  void onACustodiansTokenOtherKeysAreToldAndThoseOfTheVaultAsWhatTheyAre() {
    pair(A, "mine", "01");
    pair(B, "also here", "02");
    Expected own = new Expected(TOKEN, false, List.of(), Map.of(B, "signing-1"), Map.of());
    List<Difference> found = full(own);
    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(Kind.KEY_TWICE, Kind.OWN_KEY_UNKNOWN);
    assertThat(found.getFirst().fact("other")).isEqualTo("signing-1");
    assertThat(found.getLast().spki()).contains(A);
  }

  @Test
  void onACustodiansTokenAPrivateKeyWithoutANameIsToldOnlyWhenTheEnrolledOneIsThere() {
    object("CKO_PRIVATE_KEY", "stray", "09", Optional.empty());
    Expected own = new Expected(TOKEN, false, List.of(key(A, "")), Map.of(), Map.of());
    assertThat(full(own)).extracting(Difference::kind).doesNotContain(Kind.OWN_KEY_UNKNOWN);
    pair(A, "mine", "01");
    assertThat(full(own)).extracting(Difference::kind).containsExactly(Kind.OWN_KEY_UNKNOWN);
  }

  @Test
  void whatALoginOfAnotherLeavesVisibleIsNoPartOfAPublicLook() {
    pair(A, "key", "01");
    object("CKO_PRIVATE_KEY", "stray", "09", Optional.of(B));
    assertThat(open(expected(key(A, "01")))).isEmpty();
    assertThat(Reconciliation.publicPart(Seen.at(TOKEN, Depth.FULL, true, objects)).objects())
        .extracting(TokenObject::kind)
        .containsExactly("CKO_PUBLIC_KEY");
  }
}
