package org.countersign.app.service.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.today.TodayItem;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Difference.Kind;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.TokenLook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to a token behind the console's back is found and named. */
class DifferencesTest {
  private BehindTheBack behind;

  @BeforeEach
  void founds() throws Exception {
    behind = BehindTheBack.fresh();
  }

  @AfterEach
  void closes() throws Exception {
    behind.close();
  }

  @Test
  void whereNothingWasDoneNothingDiffersAndNoEntryIsWritten() throws Exception {
    long before = behind.entries();

    assertThat(behind.look()).isEmpty();
    assertThat(behind.entries()).isEqualTo(before);
    assertThat(behind.reconcile()).isEmpty();
    Optional<Instant> full =
        behind.read(s -> s.looks().find(behind.token()).orElseThrow().fullAt());
    assertThat(full).isPresent();
  }

  @Test
  void aKeyThatSomebodyElseMadeIsFoundWithoutAPinAndTellsItsAttributesWithOne() throws Exception {
    behind.tool(
        "--keypairgen",
        "--key-type",
        "EC:prime256v1",
        "--label",
        "stranger",
        "--id",
        "aa",
        "--usage-sign");

    assertThat(behind.look()).extracting(Difference::kind).containsExactly(Kind.KEY_UNKNOWN);
    Difference shown = behind.find(Kind.KEY_UNKNOWN).orElseThrow();
    assertThat(shown.facts())
        .containsEntry("label", "stranger")
        .containsEntry("id", "aa")
        .containsEntry("type", "P-256");
    long entries = behind.entries();
    assertThat(behind.look()).hasSize(1);
    assertThat(behind.entries()).as("nothing new, so no entry").isEqualTo(entries);

    behind.reconcile();
    Difference known = behind.find(Kind.KEY_UNKNOWN).orElseThrow();
    assertThat(known.id()).isEqualTo(shown.id());
    assertThat(known.fact("half")).isEqualTo("both");
  }

  @Test
  void aPrivateHalfThatWasDeletedIsMissedByWhoMayLookAtAllObjectsAndStaysMissed() throws Exception {
    behind.tool("--delete-object", "--type", "privkey", "--id", behind.ckaId());

    assertThat(behind.look()).as("the public half is there").isEmpty();
    behind.reconcile();
    assertThat(behind.find(Kind.KEY_MISSING).orElseThrow().fact("half")).isEqualTo("private");
    assertThat(behind.look()).as("a look without a PIN cannot end it").hasSize(1);
  }

  @Test
  void aKeyThatWasDeletedWholeIsMissing() throws Exception {
    Spki kept = behind.inventory.key("kept", KeyAlgorithm.EC_P256);
    behind.tool("--delete-object", "--type", "privkey", "--id", behind.ckaId());
    behind.tool("--delete-object", "--type", "pubkey", "--id", behind.ckaId());

    behind.look();
    Difference missing = behind.find(Kind.KEY_MISSING).orElseThrow();
    assertThat(missing.spki()).hasValue(behind.key).isNotEqualTo(kept);
    behind.reconcile();
    assertThat(behind.find(Kind.KEY_MISSING).orElseThrow().fact("half")).isEqualTo("both");
    assertThat(behind.find(Kind.TOKEN_RESTORED)).as("an older key is missing").isEmpty();
  }

  @Test
  void twoKeysUnderOneLabelOrOneIdAreNamed() throws Exception {
    behind.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "release", "--id", "bb");
    behind.tool(
        "--keypairgen", "--key-type", "EC:prime256v1", "--label", "other", "--id", behind.ckaId());

    behind.look();
    assertThat(behind.find(Kind.LABEL_SHARED).orElseThrow().fact("label")).isEqualTo("release");
    assertThat(behind.find(Kind.ID_SHARED).orElseThrow().fact("id")).isEqualTo(behind.ckaId());
    behind.reconcile();
    assertThat(behind.find(Kind.KEY_MISSING)).as("one of the two is the key’s").isEmpty();
    assertThat(behind.find(Kind.ID_SHARED)).isPresent();
  }

  @Test
  void aCertificateOfAnotherKeyUnderTheKeysIdIsNamed() throws Exception {
    behind.opensslKey("impostor");
    behind.tool(
        "--write-object",
        behind.at("impostor.cer.der"),
        "--type",
        "cert",
        "--label",
        "release",
        "--id",
        behind.ckaId());

    behind.look();
    Difference filed = behind.find(Kind.CERTIFICATE_OF_OTHER_KEY).orElseThrow();
    assertThat(filed.spki()).hasValue(behind.spkiOf("impostor"));
    assertThat(filed.fact("keys")).isEqualTo(behind.key.hex());
  }

  @Test
  void anotherTokenOfTheSameLabelIsASwapAndTheRealOnesPutBackEndsIt() throws Exception {
    TokenIdentity real = behind.token();
    behind.vault.hsm().pull(real);
    assertThat(Sentences.codeOf(() -> behind.look()))
        .as("a pulled token is no empty inventory")
        .startsWith("token.");
    assertThat(behind.standing()).isEmpty();
    behind.vault.hsm().restart(() -> {});
    BehindTheBack.run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        real.label(),
        "--so-pin",
        "12345678",
        "--pin",
        "87654321");
    behind.vault.hsm().restart(() -> {});
    behind.signInAgain();

    behind.look();
    Difference swapped = behind.find(Kind.TOKEN_SWAPPED).orElseThrow();
    assertThat(swapped.fact("other")).isNotEmpty().isNotEqualTo(real.serial());

    behind.vault.hsm().putBack(real);
    behind.signInAgain();
    assertThat(behind.look()).isEmpty();
  }

  @Test
  void aTokenThatWasInitialisedAnewIsFoundAndAllItsKeysAreMissed() throws Exception {
    Object ready =
        behind.vault.carryOut(
            new Operation.CommissionToken(
                behind.vault.hsm().module().toString(),
                behind.vault.hsm().blankSlot().slotId(),
                "second",
                2,
                Charter.HOLDERS),
            "",
            Charter.BEN);
    TokenIdentity second = ((org.countersign.model.request.Results.TokenReady) ready).token();
    String soPin = officersPin();
    Spki lost =
        ((org.countersign.model.request.Results.KeyMade)
                behind.vault.carryOut(
                    new Operation.GenerateKey(
                        "lost",
                        KeyAlgorithm.EC_P256,
                        second,
                        "Signs",
                        behind.vault.clock().now().plus(Duration.ofDays(100))),
                    Charter.DOMAIN,
                    Charter.BEN))
            .spki();
    BehindTheBack.run(
        "softhsm2-util",
        "--init-token",
        "--serial",
        second.serial(),
        "--label",
        "second",
        "--so-pin",
        soPin,
        "--pin",
        "87654321",
        "--force");
    behind.vault.hsm().restart(() -> {});
    behind.signInAgain();

    Object ignored = behind.vault.services().looks().look(second);
    List<Difference> found =
        behind.read(s ->
            s.looks().find(second).orElseThrow().standings().stream()
                .map(TokenLook.Standing::difference)
                .toList());
    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(Kind.TOKEN_REINITIALISED, Kind.KEY_MISSING);
    assertThat(found.get(1).spki()).hasValue(lost);
  }

  /** The officer's PIN of the token commissioned last: given before the user's. */
  private String officersPin() {
    List<String> overheard = behind.overheard();
    return overheard.get(overheard.size() - 2);
  }

  @Test
  void aTokenPutBackToAnEarlierStateIsFoundByTheNewestKeyThatIsGone() throws Exception {
    Path earlier = behind.copied();
    behind.vault.clock().set(behind.vault.clock().now().plusSeconds(60));
    Spki newest = behind.inventory.key("newest", KeyAlgorithm.EC_P256);
    behind.putBack(earlier);

    behind.look();
    assertThat(behind.find(Kind.TOKEN_RESTORED).orElseThrow().fact("missing")).isEqualTo("1");
    assertThat(behind.find(Kind.KEY_MISSING).orElseThrow().spki()).hasValue(newest);
  }

  @Test
  void aDestroyedKeyThatIsBackIsFoundAndCanBeDestroyedAgain() throws Exception {
    Path earlier = behind.copied();
    Object ignored = behind.destroy(new Operation.DestroyKey(behind.key), Charter.DOMAIN);
    behind.putBack(earlier);

    behind.look();
    Difference back = behind.find(Kind.DESTROYED_KEY_BACK).orElseThrow();
    assertThat(back.fact("label")).isEqualTo("release");
    assertThat(behind.find(Kind.TOKEN_RESTORED).orElseThrow().fact("back")).isEqualTo("1");

    Object gone =
        behind.destroy(new Operation.DestroyFound(behind.token(), behind.key, back.fact("id")), "");
    assertThat(((org.countersign.model.request.Results.KeyErased) gone).logical()).isTrue();
    assertThat(behind.look()).isEmpty();
  }

  @Test
  void aKeyOfTheVaultOnACustodiansTokenIsInTwoPlaces() throws Exception {
    behind.opensslKey("copied");
    behind.imports("copied", "copied", "cc");
    behind.look();
    Spki copied = behind.spkiOf("copied");
    Object adopted =
        behind.vault.carryOut(adopt(copied, "cc", "copied"), Charter.DOMAIN, Charter.BEN);
    assertThat(adopted).isNotNull();
    TokenIdentity ada = behind.vault.tokenOf(Charter.ADA);
    behind.imports(ada, new String(Charter.pin(Charter.ADA)), "copied", "mine now", "dd");

    Object ignored = behind.vault.services().looks().look(ada);
    List<TokenLook.Standing> onHers =
        behind.read(s -> s.looks().find(ada).orElseThrow().standings());
    assertThat(onHers).extracting(one -> one.difference().kind()).containsExactly(Kind.KEY_TWICE);
  }

  @Test
  void aSecondCopyOnTheSameTokenIsNamedAndOnlyTheCopyIsDestroyed() throws Exception {
    behind.opensslKey("twin");
    behind.imports("twin", "twin", "01");
    behind.look();
    Spki twin = behind.spkiOf("twin");
    Object ignored = behind.vault.carryOut(adopt(twin, "01", "twin"), Charter.DOMAIN, Charter.BEN);
    behind.imports("twin", "the other twin", "02");

    behind.reconcile();
    Difference twice = behind.find(Kind.KEY_TWICE).orElseThrow();
    assertThat(twice.fact("id")).isEqualTo("02");
    assertThat(
            Sentences.codeOf(
                () -> behind.destroy(new Operation.DestroyFound(behind.token(), twin, "01"), "")))
        .isEqualTo("difference.registered");
    Object gone = behind.destroy(new Operation.DestroyFound(behind.token(), twin, "02"), "");
    assertThat(gone).isNotNull();
    behind.reconcile();
    assertThat(behind.find(Kind.KEY_TWICE)).isEmpty();
    assertThat(behind.find(Kind.KEY_MISSING)).isEmpty();
  }

  @Test
  void attributesThatWereChangedInTheTokensFileAreNamed() throws Exception {
    behind.vault.hsm().flag(behind.token(), 0x162L, true);
    Spki other = behind.inventory.key("untouched", KeyAlgorithm.EC_P256);

    behind.reconcile();
    Difference drifted = behind.find(Kind.ATTRIBUTES_DRIFTED).orElseThrow();
    assertThat(drifted.spki()).hasValue(behind.key).isNotEqualTo(other);
    assertThat(drifted.fact("attributes")).isEqualTo("CKA_EXTRACTABLE=true");
    assertThat(behind.look()).as("seen only with the PIN, so it stays").hasSize(1);
  }

  private Operation adopt(Spki key, String id, String label) {
    return new Operation.AdoptKey(
        key,
        id,
        label,
        behind.token(),
        "Signs what a test ships",
        behind.vault.clock().now().plus(Duration.ofDays(100)));
  }

  @Test
  void anAdoptedKeyIsRecordedAsItIsAndItsWeaknessStaysADifferenceUntilSomebodyLeavesIt()
      throws Exception {
    behind.opensslKey("found");
    behind.imports("found", "found", "0a0b");
    behind.reconcile();
    Difference unknown = behind.find(Kind.KEY_UNKNOWN).orElseThrow();
    assertThat(unknown.fact("attributes")).contains("CKA_EXTRACTABLE=true", "CKA_LOCAL=false");
    Spki found = behind.spkiOf("found");
    assertThat(
            Sentences.codeOf(() ->
                behind.vault.carryOut(adopt(found, "0a", "found"), Charter.DOMAIN, Charter.BEN)))
        .as("under another CKA_ID nothing was found")
        .isEqualTo("difference.gone");

    Object ignored =
        behind.vault.carryOut(adopt(found, "0a0b", "found"), Charter.DOMAIN, Charter.BEN);

    assertThat(behind.vault.stateOf(found)).isEqualTo("pre-activation");
    Map<String, String> recorded = behind.read(s -> s.keys().key(found).orElseThrow().attributes());
    assertThat(recorded).containsEntry("CKA_EXTRACTABLE", "true");
    assertThat(behind.standing())
        .extracting(Difference::kind)
        .containsExactly(Kind.ATTRIBUTES_DRIFTED);
    Difference weak = behind.standing().getFirst();
    behind
        .vault
        .services()
        .looks()
        .leave(weak, "Moved to a new key by June", behind.vault.clock().now().plusSeconds(900));
    behind.reconcile();
    assertThat(behind.standings())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.difference().id()).isEqualTo(weak.id());
          assertThat(one.waits(behind.vault.clock().now())).isFalse();
          assertThat(one.waits(behind.vault.clock().now().plusSeconds(900))).isTrue();
        });
  }

  @Test
  void anUnknownKeyIsDestroyedWhereItWasFoundAndNothingElseIs() throws Exception {
    behind.opensslKey("alien");
    behind.imports("alien", "alien", "ee");
    behind.look();
    Spki alien = behind.spkiOf("alien");

    Object gone = behind.destroy(new Operation.DestroyFound(behind.token(), alien, "ee"), "");

    var evidence = (org.countersign.model.request.Results.KeyErased) gone;
    assertThat(evidence.destroyed()).isEqualTo(2);
    assertThat(evidence.foundAfter()).isZero();
    assertThat(evidence.signAttempt()).startsWith("CKR_").isNotEqualTo("CKR_OK");
    assertThat(evidence.before()).containsEntry("CKA_EXTRACTABLE", "true");
    assertThat(behind.reconcile()).isEmpty();
    assertThat(behind.tool("-O")).contains("release").doesNotContain("alien");
  }

  @Test
  void anUnknownPublicKeyAloneIsDestroyedToo() throws Exception {
    behind.opensslKey("half");
    behind.tool(
        "--write-object",
        behind.at("half.pub.der"),
        "--type",
        "pubkey",
        "--label",
        "half",
        "--id",
        "ff");
    behind.look();

    Object gone =
        behind.destroy(new Operation.DestroyFound(behind.token(), behind.spkiOf("half"), "ff"), "");

    assertThat(((org.countersign.model.request.Results.KeyErased) gone).signAttempt())
        .isEqualTo("none");
    assertThat(behind.look()).isEmpty();
  }

  @Test
  void aForeignPublicKeyUnderTheKeysIdDoesNotMisleadItsDestruction() throws Exception {
    Spki stays = behind.inventory.key("stays", KeyAlgorithm.EC_P256);
    behind.opensslKey("decoy");
    behind.tool(
        "--write-object",
        behind.at("decoy.pub.der"),
        "--type",
        "pubkey",
        "--label",
        "decoy",
        "--id",
        behind.ckaId());

    Object ignored = behind.destroy(new Operation.DestroyKey(behind.key), Charter.DOMAIN);

    assertThat(behind.vault.stateOf(behind.key)).isEqualTo("destroyed");
    assertThat(behind.look()).extracting(Difference::kind).containsExactly(Kind.KEY_UNKNOWN);
    assertThat(behind.find(Kind.KEY_MISSING)).isEmpty();
    assertThat(Inventory.generate(behind.vault, "x", KeyAlgorithm.EC_P256)).isNotNull();
    assertThat(behind.vault.stateOf(stays)).isEqualTo("pre-activation");
  }

  @Test
  void aKeyOnACustodiansTokenThatWasNeverEnrolledIsToldAtTheirNextLook() throws Exception {
    TokenIdentity own = behind.vault.tokenOf(Charter.ADA);
    Object ignored = behind.vault.services().looks().look(own);
    assertThat(differences(own)).isEmpty();
    assertThat(
            behind.on(
                own,
                new String(Charter.pin(Charter.ADA)),
                "--keypairgen",
                "--key-type",
                "EC:prime256v1",
                "--label",
                "ssh",
                "--id",
                "0e"))
        .contains("ssh");
    assertThat(behind.vault.services().looks().look(own)).isNotNull();
    assertThat(differences(own))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.kind()).isEqualTo(Kind.OWN_KEY_UNKNOWN);
          assertThat(one.fact("label")).isEqualTo("ssh");
        });
    assertThat(behind.vault.services().today().forPerson(Charter.ADA))
        .extracting(TodayItem::code)
        .contains("difference.own-key-unknown");
    assertThat(
            Objects.requireNonNull(
                    TokenStanding.all(
                            behind.vault.services().vault(), behind.vault.services().looks())
                        .get(own.serial()))
                .rows()
                .getFirst()
                .remedies())
        .containsExactly(TokenStanding.Remedy.LEAVE);
  }

  private List<Difference> differences(TokenIdentity token) {
    return behind
        .vault
        .services()
        .vault()
        .read(state ->
            state.looks().find(token).stream()
                .flatMap(look -> look.standings().stream())
                .map(TokenLook.Standing::difference)
                .toList());
  }

  @Test
  void aSigningTokenIsNeverOpenedAsSomebodysOwn() throws Exception {
    String pin = behind.overheard().getLast();

    assertThat(
            Sentences.codeOf(() ->
                behind.vault.services().tokens().openPersonal(behind.token(), pin.toCharArray())))
        .isEqualTo("token.signing");
  }

  @Test
  void aDestructionThatWasCutOffIsFoundAndTheTokenTellsWhetherItHappened() throws Exception {
    behind.opensslKey("half way");
    behind.imports("half way", "half way", "0d");
    behind.look();
    Spki key = behind.spkiOf("half way");
    behind.silent("destroyFound");
    String hash = behind.vault.raise(new Operation.DestroyFound(behind.token(), key, "0d"), "");
    assertThat(Sentences.codeOf(() -> behind.vault.carryOut(hash, Charter.BEN, Charter.CLEO)))
        .isEqualTo("token.not-answering");

    assertThat(behind.vault.services().cutOff().look(hash).happened()).isFalse();
    behind.tool("--delete-object", "--type", "privkey", "--id", "0d");
    behind.tool("--delete-object", "--type", "pubkey", "--id", "0d");
    assertThat(behind.vault.services().cutOff().look(hash).happened()).isTrue();
  }
}
