package org.countersign.model.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.util.List;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.testing.SoftCustodian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that show what they are, and credentials that are what they should be. */
class NameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Neill \"the boss\"",
        "`; DROP TABLE keys; --",
        "<b>bold</b> & Söhne",
        "Ødegård, Łukasz 李小龍 محمد",
        "🗝 keys",
        "=SUM(A1)"
      })
  void whatShowsIsAllowed(String name) {
    assertThat(Name.check("name", name)).isEqualTo(name);
    assertThat(Name.checkText("text", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202eb",
        "a\u200fb",
        "a\u2066b",
        "a\u200bb",
        "a\u0000b",
        "a\u001bb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "\ufeffab",
        "a\ud83db",
        "a\udc00b",
        "a\ue000b",
        "a\rb",
        "a\tb"
      })
  void whatDoesNotShowIsRefusedByItsNumber(String name) {
    assertThatThrownBy(() -> Name.check("name", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name holds the character U+");
    assertThatThrownBy(() -> Name.checkText("text", name)).hasMessageContaining("U+");
  }

  @Test
  void aNameIsOneLineAndATextMayHaveMore() {
    assertThatThrownBy(() -> Name.check("name", "a\nb")).hasMessageContaining("U+000A");
    assertThat(Name.checkText("text", "a\nb")).isEqualTo("a\nb");
  }

  @Test
  void aNameIsNeitherEmptyNorEndless() {
    for (String empty : List.of("", "  ", "\u3000")) {
      assertThatThrownBy(() -> Name.check("name", empty)).hasMessage("name is empty");
    }
    assertThat(Name.checkText("text", " ")).isEmpty();
    assertThat(Name.check("name", " x ")).isEqualTo("x");
    assertThat(Name.check("name", "x".repeat(120))).hasSize(120);
    assertThatThrownBy(() -> Name.check("name", "x".repeat(10_000)))
        .hasMessage("name has 10000 characters, at most 120 are taken");
    assertThatThrownBy(() -> Name.checkText("text", "x".repeat(10_000)))
        .hasMessageContaining("10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ada", "a b", "-a", "a/b", "a\n", "é"})
  void aPersonsIdIsPlain(String id) {
    assertThatThrownBy(() -> new Person(id, "Ada", "", List.of()))
        .hasMessageContaining("person id");
  }

  @Test
  void aCredentialHasTwoKeysOfTheKindsThatAreUsed() throws Exception {
    SoftCustodian ada = SoftCustodian.named("Ada");
    byte[] sign = ada.signing().getPublic().getEncoded();
    byte[] open = ada.share().getPublic().getEncoded();
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    byte[] weak = rsa.generateKeyPair().getPublic().getEncoded();
    byte[] ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
    byte[] longer = java.util.Arrays.copyOf(open, open.length + 1);
    TokenIdentity token = ada.token();
    assertThat(new Credential(ed, open, token, new byte[0]).signing()).isEqualTo(ed);
    refused(sign, sign, token);
    refused(sign, weak, token);
    refused(weak, open, token);
    refused(sign, ed, token);
    refused(sign, longer, token);
    refused(sign, new byte[0], token);
    refused(new byte[] {0x30, 0}, open, token);
    refused(sign, open, new TokenIdentity("label\n", "1"));
    refused(sign, open, new TokenIdentity("label", ""));
  }

  private static void refused(byte[] signing, byte[] share, TokenIdentity token) {
    if (token.label().endsWith("\n")) {
      TokenIdentity inner = new TokenIdentity("a\nb", token.serial());
      assertThatThrownBy(() -> new Credential(signing, share, inner, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    assertThatThrownBy(() -> new Credential(signing, share, token, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
