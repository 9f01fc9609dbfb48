package org.countersign.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.countersign.model.failure.Refused;
import org.countersign.model.testing.VaultFixture;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** RFC 8785, against another implementation of it. */
class CanonicalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"b\":1,\"a\":2}",
        "{\"a\":{\"z\":[3,2,1],\"y\":null},\"\":true}",
        "[0,-0,1,-1,9007199254740991,-9007199254740991,2147483648]",
        "[\"\\u0000\\u0001\\u001f\\b\\t\\n\\f\\r\\\"\\\\\\/\"]",
        "[\"\\u007f\\u0080\\u2028\\u2029\\ufeff\"]",
        "[\"\\ud83d\\ude00\",\"😀\",\"é\",\"e\\u0301\"]",
        "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2,\"\\u20ac\":3,\"\\r\":4,\"1\":5,\"\\u0080\":6,\"ö\":7}",
        "{\"aa\":1,\"a\":2,\"A\":3,\"a\\u0000\":4}",
        "{ \"spaces\" : [ 1 , 2 ] }"
      })
  void trickyValuesAreSpeltAsTheOtherImplementationSpellsThem(String json) throws Exception {
    assertThat(Canonical.text(Canonical.parse(json.getBytes(UTF_8)))).isEqualTo(oracle(json));
  }

  @Test
  void randomStringsAsNamesAndValuesAreSpeltTheSame() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < 6; i++) {
        object.put(randomText(random), randomText(random));
      }
      String spelt = Canonical.text(object);
      assertThat(spelt).isEqualTo(oracle(spelt)).isEqualTo(oracle(object.toString()));
      assertThat(Canonical.text(Canonical.parse(spelt.getBytes(UTF_8)))).isEqualTo(spelt);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":1,\"\\u0061\":1}",
        "1.0",
        "[1.5]",
        "[1e3]",
        "[1E400]",
        "[9007199254740992]",
        "[-9007199254740992]",
        "[100000000000000000000000000000]",
        "[01]",
        "[+1]",
        "[NaN]",
        "[Infinity]",
        "",
        " ",
        "{",
        "{}{}",
        "{} x",
        "[1,]",
        "{'a':1}",
        "{a:1}",
        "// c\n{}",
        "[\"\\ud83d\"]",
        "[\"\\ude00\"]",
        "[\"\\ud83dx\"]",
        "[\"\\ud83d\\ud83d\\ude00\"]",
        "{\"\\ud83d\":1}",
        "[\"\t\"]"
      })
  void whatHasMoreThanOneMeaningIsRefused(String json) {
    assertThat(VaultFixture.code(() -> Canonical.parse(json.getBytes(UTF_8)))).startsWith("json.");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[][] bad = {
      {'"', (byte) 0xc3, '"'},
      {'"', (byte) 0xff, '"'},
      {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
      {'"', (byte) 0xc0, (byte) 0x80, '"'}
    };
    for (byte[] bytes : bad) {
      assertThat(VaultFixture.code(() -> Canonical.parse(bytes))).isEqualTo("json.not-utf8");
    }
  }

  @Test
  void aByteOrderMarkIsRefused() {
    assertThat(VaultFixture.code(() -> Canonical.parse("\ufeff{}".getBytes(UTF_8))))
        .isEqualTo("json.unreadable");
  }

  @Test
  void nestingIsRefusedBeforeTheStackEnds() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(VaultFixture.code(() -> Canonical.parse(deep.getBytes(UTF_8))))
        .isEqualTo("json.unreadable");
  }

  @Test
  void whatCanBeReadCanBeWritten() throws Refused {
    String deep = "[".repeat(400) + "]".repeat(400);
    assertThat(Canonical.text(Canonical.parse(deep.getBytes(UTF_8)))).isEqualTo(deep);
  }

  @Test
  void aFractionHasNoCanonicalForm() {
    assertThatThrownBy(() -> Canonical.bytes(JsonNodeFactory.instance.numberNode(1.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashesAreThoseOfTheStandard() {
    assertThat(
            java.util.HexFormat.of()
                .formatHex(Canonical.sha256("a".getBytes(UTF_8), "bc".getBytes(UTF_8))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static String oracle(String json) throws IOException {
    return new JsonCanonicalizer(json).getEncodedString();
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int c =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x20 + random.nextInt(0x80);
            case 2 -> 0xe000 + random.nextInt(0x1ffe);
            default -> 0x10000 + random.nextInt(0xfffff);
          };
      text.appendCodePoint(c);
    }
    return text.toString();
  }
}
