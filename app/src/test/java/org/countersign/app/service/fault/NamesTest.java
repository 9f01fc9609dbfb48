package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.people.Founding;
import org.countersign.app.service.request.Requests;
import org.countersign.model.domain.Rule;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that are meant to deceive, and policies that nobody can meet. */
class NamesTest {
  private VaultOnSoftHsm vault;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  static List<String> deceitful() {
    return List.of("release\nrefused", "release\u202e6202", "release\u200b", "x".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("deceitful")
  void aNameThatDoesNotShowOrDoesNotFitIsRefusedWithTheReason(String name) {
    assertThatThrownBy(() -> Inventory.generate(vault, name, KeyAlgorithm.EC_P256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("label h");
    Operation fine = Inventory.generate(vault, "fine", KeyAlgorithm.EC_P256);
    String reason = name.contains("\n") ? name + "\u202e" : name;
    assertThat(
            Sentences.codeOf(() ->
                vault
                    .services()
                    .controls()
                    .draft(Requests.Wish.real(fine, Charter.DOMAIN, reason))))
        .isEqualTo("input.text");
  }

  @Test
  void quotesAndBackslashesAreOnlyCharacters() throws Exception {
    String label = "release \"2026\" '; DROP TABLE entry; -- \\ <b>{0}</b>";
    new Inventory(vault).root(label, KeyAlgorithm.EC_P256);
    vault.reopen();
    String kept = vault.services().vault().read(s -> s.keys().keys().iterator().next().label());
    assertThat(kept).isEqualTo(label);
    assertThat(
            vault
                .services()
                .vault()
                .register()
                .keys(org.countersign.model.port.RegisterStore.KeyFilter.ALL))
        .singleElement()
        .satisfies(row -> assertThat(row.label()).isEqualTo(label));
  }

  @ParameterizedTest
  @MethodSource("deceitful")
  void aVaultIsNotFoundedUnderSuchANameNorByAPersonOfSuchAName(String name) {
    Founding founding = new Founding(vault.tokens(), vault.clock(), new SecureRandom());
    assertThat(Sentences.codeOf(() -> founding.check(name, Charter.policy(1))))
        .isEqualTo("input.text");
    assertThatThrownBy(() -> new Person("eve", name, "", List.of(Role.CUSTODIAN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name h");
  }

  @Test
  void aPolicyThatAsksForMorePersonsThanThereAreIsRefused() throws Exception {
    Rule five = new Rule(5, List.of(Role.CUSTODIAN), List.of(), true, 168, 48);
    assertThat(
            Sentences.codeOf(() ->
                vault.raise(new Operation.ChangePolicy(Charter.policy(2, five)), Charter.DOMAIN)))
        .isEqualTo("policy.too-many-persons");
    SigningDomain domain =
        new SigningDomain(
            "other",
            "Other",
            "",
            Charter.OWNER,
            List.of("sara", "sten"),
            Charter.policy(1, five),
            vault.clock().now());
    assertThat(Sentences.codeOf(() -> vault.raise(new Operation.CreateDomain(domain), "")))
        .isEqualTo("policy.too-many-persons");
    assertThatThrownBy(() -> new Rule(1, List.of(Role.CUSTODIAN), List.of(), true, 1, 1))
        .hasMessage("a rule needs at least two persons, not 1");
  }
}
