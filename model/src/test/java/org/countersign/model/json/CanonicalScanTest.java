package org.countersign.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.countersign.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is only looked over is never taken for more than what is read. */
class CanonicalScanTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-1",
        "9007199254740991",
        "-9007199254740991",
        "[true,false,null,[],{}]",
        "{\"\":1,\"A\":2,\"a\":3,\"aa\":4,\"b\":{\"x\":[1,2]}}",
        "[\"\\u0000\\u0001\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\"]",
        "[\"é߿ࠀ￿😀\u007f\u0080\u2028\"]"
      })
  void canonicalTextIsAgreedTo(String json) {
    assertThat(agreed(json.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " {}",
        "{} ",
        "{ }",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,}",
        "{\"a\"}",
        "{a:1}",
        "[1,]",
        "[,1]",
        "[1 ,2]",
        "-0",
        "01",
        "-",
        "+1",
        "1.0",
        "1e3",
        "9007199254740992",
        "-9007199254740992",
        "10000000000000000",
        "18446744073709551616",
        "tru",
        "True",
        "nul",
        "\"",
        "\"\\\"",
        "\"\\/\"",
        "\"\\u000a\"",
        "\"\\u001F\"",
        "\"\\u0041\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u00\"",
        "\"\\x\"",
        "\"a\nb\""
      })
  void anyOtherSpellingIsNot(String json) {
    assertThat(agreed(json.getBytes(UTF_8))).isFalse();
  }

  @Test
  void bytesThatAreNotUtf8AreNot() {
    int[][] wrong = {
      {0x80},
      {0xc0, 0x80},
      {0xc1, 0xbf},
      {0xe0, 0x9f, 0xbf},
      {0xed, 0xa0, 0x80},
      {0xf0, 0x8f, 0xbf, 0xbf},
      {0xf4, 0x90, 0x80, 0x80},
      {0xf5, 0x80, 0x80, 0x80},
      {0xc2},
      {0xe1, 0x80},
      {0xff}
    };
    for (int[] bytes : wrong) {
      byte[] json = new byte[bytes.length + 2];
      json[0] = '"';
      for (int i = 0; i < bytes.length; i++) {
        json[i + 1] = (byte) bytes[i];
      }
      json[json.length - 1] = '"';
      assertThat(agreed(json)).as(Arrays.toString(bytes)).isFalse();
    }
  }

  @Test
  void whatIsAgreedToIsWrittenAgainByteForByteHoweverItWasSpoilt() {
    Random random = new Random(3);
    int spoiltAndAgreed = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] whole = Canonical.bytes(any(random, 4));
      assertThat(agreed(whole)).as(new String(whole, UTF_8)).isTrue();
      for (int k = 0; k < 10; k++) {
        byte[] spoilt = spoilt(whole, random);
        if (agreed(spoilt)) {
          spoiltAndAgreed++;
          assertThat(readAndWritten(spoilt)).isEqualTo(spoilt);
        }
      }
    }
    assertThat(spoiltAndAgreed).isGreaterThan(1000);
  }

  @Test
  void whatIsTooDeepIsLeftToTheLongWay() {
    String deep = "[".repeat(40) + "]".repeat(40);
    assertThat(agreed(deep.getBytes(UTF_8))).isFalse();
  }

  private static boolean agreed(byte[] json) {
    return new CanonicalScan(json, json.length).value(0) == json.length;
  }

  private static byte[] readAndWritten(byte[] json) {
    try {
      return Canonical.bytes(Canonical.parse(json));
    } catch (Refused e) {
      return e.code().getBytes(UTF_8);
    }
  }

  private static byte[] spoilt(byte[] whole, Random random) {
    byte[] changed = whole.clone();
    int at = random.nextInt(changed.length);
    switch (random.nextInt(3)) {
      case 0 -> changed[at] = (byte) random.nextInt(256);
      case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      default -> changed[at] = (byte) "{}[]\":,0123456789abtrufn\\".charAt(random.nextInt(25));
    }
    return changed;
  }

  private static JsonNode any(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> NODES.numberNode(random.nextLong() >> (11 + random.nextInt(52)));
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.nullNode();
      case 3, 4 -> NODES.stringNode(anyText(random));
      case 5 -> {
        var array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(any(random, depth - 1));
        }
        yield array;
      }
      default -> {
        var object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
          object.set("n" + random.nextInt(30), any(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
      text.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 'x' : c);
    }
    return text.toString();
  }
}
