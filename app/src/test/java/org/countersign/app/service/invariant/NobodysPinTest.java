package org.countersign.app.service.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Invariants 3, 8 and 9: the PIN is nobody's, keys are as strict as asked, secrets stay secret. */
class NobodysPinTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private VaultOnSoftHsm vault;
  private TokenPortCalls calls;

  @BeforeEach
  void found() throws Exception {
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    vault = VaultOnSoftHsm.fresh();
    calls = new TokenPortCalls();
    vault.reopen(calls::before);
    vault.signIn(Charter.ADA);
    new Inventory(vault).key("release-2026", KeyAlgorithm.EC_P256);
  }

  @AfterEach
  void close() {
    vault.close();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
  }

  /** What the services gave the port last that nobody typed: the signing token's PIN. */
  private String signingPin() {
    return calls.pinsSeen().stream()
        .filter(pin -> !Charter.allPins().contains(pin))
        .toList()
        .getLast();
  }

  @Test
  void kSharesOpenTheTokenAndItsKeysAreAsStrictAsAsked() throws Exception {
    TokenIdentity token = vault.signingToken();
    Recombined all = new Recombined(vault, token);
    String pin = all.userPin(List.of(Charter.BEN, Charter.CLEO));
    assertThat(pin).hasSizeGreaterThanOrEqualTo(16);
    assertThat(all.userPin(List.of(Charter.ADA, Charter.CLEO))).isEqualTo(pin);
    assertThat(all.userPin(List.of(Charter.ADA, Charter.BEN))).isEqualTo(pin);
    assertThat(signingPin()).isEqualTo(pin);

    try (PersonalToken opened = vault.tokens().openPersonal(token, pin.toCharArray())) {
      List<TokenObject> keys =
          opened.objects().stream().filter(o -> o.kind().equals("CKO_PRIVATE_KEY")).toList();
      assertThat(keys)
          .singleElement()
          .satisfies(key ->
              assertThat(key.attributes())
                  .containsEntry("CKA_SENSITIVE", "true")
                  .containsEntry("CKA_ALWAYS_SENSITIVE", "true")
                  .containsEntry("CKA_EXTRACTABLE", "false")
                  .containsEntry("CKA_NEVER_EXTRACTABLE", "true")
                  .containsEntry("CKA_LOCAL", "true")
                  .containsEntry("CKA_SIGN", "true")
                  .containsEntry("CKA_DECRYPT", "false")
                  .containsEntry("CKA_UNWRAP", "false")
                  .containsEntry("CKA_DERIVE", "false"));
    }
  }

  @Test
  void fewerSharesThanKGiveNothingAndNoPersonsPinOpensTheToken() throws Exception {
    TokenIdentity token = vault.signingToken();
    Recombined all = new Recombined(vault, token);
    for (String holder : Charter.HOLDERS) {
      assertThat(Sentences.codeOf(() -> all.userPin(List.of(holder)))).isEqualTo("share.too-few");
    }
    for (String pin : Charter.allPins()) {
      assertThatThrownBy(() -> vault.tokens().openPersonal(token, pin.toCharArray()))
          .isInstanceOf(TokenFailure.WrongPin.class);
    }
    String hash =
        vault.raise(Inventory.generate(vault, "next", KeyAlgorithm.EC_P256), Charter.DOMAIN);
    assertThat(Sentences.codeOf(() -> vault.carryOut(hash, Charter.DEV)))
        .as("Dev signs, but holds no share")
        .isEqualTo("token.holders-missing");
  }

  @Test
  void noPinIsInAnyFileOfTheVaultOrInTheLogOrInAnException() throws Exception {
    String signing = signingPin();
    char[] wrong = "wrong-pin-4711".toCharArray();
    String told =
        Sentences.of(() -> vault.services().sessions().signIn(Charter.BEN, wrong)).toString();
    vault.close();
    List<String> secrets = new ArrayList<>(Charter.allPins());
    secrets.add(signing);
    secrets.add("wrong-pin-4711");

    assertThat(told).doesNotContain("wrong-pin-4711");
    for (Path file : Folders.files(vault.folder())) {
      if (Files.isRegularFile(file)) {
        assertThat(text(file)).as(file.toString()).doesNotContain(secrets);
      }
    }
    for (ILoggingEvent event : List.copyOf(log.list)) {
      assertThat(event.getFormattedMessage()).doesNotContain(secrets);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  @Test
  void everyPinArrayTheServicesMadeIsWipedAndTheCallersIsTheCallers() throws Exception {
    List<char[]> given = calls.pins();
    List<String> seen = calls.pinsSeen();
    int made = 0;
    for (int i = 0; i < given.size(); i++) {
      if (!Charter.allPins().contains(seen.get(i))) {
        assertThat(given.get(i)).containsOnly('\0');
        made++;
      }
    }
    assertThat(made).isPositive();
  }

  @Test
  void sharingAnewGivesANewPinAndWhoIsLeftOutHasNothing() throws Exception {
    TokenIdentity token = vault.signingToken();
    String old = signingPin();
    Recombined before = new Recombined(vault, token);
    Object ignored =
        vault.carryOut(
            new Operation.ReshareToken(token, 2, List.of(Charter.ADA, Charter.BEN, Charter.DEV)),
            "",
            Charter.BEN);
    Recombined after = new Recombined(vault, token);
    String pin = after.userPin(List.of(Charter.BEN, Charter.DEV));

    assertThat(pin).isNotEqualTo(old);
    assertThat(before.userPin(List.of(Charter.BEN, Charter.CLEO)))
        .as("the old shares still give the old PIN, which opens nothing")
        .isEqualTo(old);
    assertThatThrownBy(() -> vault.tokens().openPersonal(token, old.toCharArray()))
        .isInstanceOf(TokenFailure.WrongPin.class);
    assertThat(Sentences.codeOf(() -> after.userPin(List.of(Charter.ADA, Charter.CLEO))))
        .isEqualTo("share.too-few");
    String hash =
        vault.raise(Inventory.generate(vault, "next", KeyAlgorithm.EC_P256), Charter.DOMAIN);
    try (var control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.CLEO, Charter.pin(Charter.CLEO), "");
      assertThat(Sentences.codeOf(() -> control.execute(step -> {})))
          .isEqualTo("token.holders-missing");
      control.bring(Charter.DEV, Charter.pin(Charter.DEV));
      assertThat(control.execute(step -> {})).isNotNull();
    }
  }
}
