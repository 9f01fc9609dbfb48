package org.countersign.model.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.countersign.model.pki.Refusal.assertRefused;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomPinTest {
  private static final SecureRandom SECURE = new SecureRandom();

  private static byte[] secure(int n) {
    byte[] bytes = new byte[n];
    SECURE.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"4,255,32", "4,8,8", "6,6,6", "0,16,16", "1,64,32", "40,64,40", "1,1,1"})
  void pinIsAsLongAsIsUsefulWithinTheTokensLimits(long least, long most, int length)
      throws Failure {
    assertThat(RandomPin.make(RandomPinTest::secure, least, most)).hasSize(length);
  }

  @ParameterizedTest
  @CsvSource({"8,4", "0,0", "-1,8", "256,300", "0,-1"})
  void limitsThatNoPinFitsAreRefused(long least, long most) {
    assertRefused("pin.limits", () -> RandomPin.make(RandomPinTest::secure, least, most));
  }

  @Test
  void everyPrintableCharacterComesUpAboutAsOften() throws Failure {
    int[] counts = new int[128];
    for (int i = 0; i < 4000; i++) {
      for (char character : RandomPin.make(RandomPinTest::secure, 4, 47)) {
        counts[character]++;
      }
    }
    // 128,000 characters: mean 1362, standard deviation 37.
    for (char character = 0; character < 128; character++) {
      if (character > ' ' && character < 0x7f) {
        assertThat(counts[character]).as("%s", character).isBetween(1100, 1650);
      } else {
        assertThat(counts[character]).as("code %s", (int) character).isZero();
      }
    }
  }

  @Test
  void pinsDiffer() throws Failure {
    Set<String> pins = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      pins.add(new String(RandomPin.make(RandomPinTest::secure, 4, 8)));
    }
    assertThat(pins).hasSize(1000);
  }

  @Test
  void stuckGeneratorIsNoticed() {
    for (int stuck : new int[] {0, 1, 255}) {
      RandomBytes source =
          n -> {
            byte[] bytes = new byte[n];
            Arrays.fill(bytes, (byte) stuck);
            return bytes;
          };
      assertRefused("pin.random", () -> RandomPin.make(source, 4, 32));
    }
  }

  @Test
  void mixedSourceIsAsGoodAsTheBetterOne() throws Failure {
    RandomBytes lying = byte[]::new;
    RandomBytes mixed = RandomBytes.mixed(lying, RandomPinTest::secure);
    assertThat(RandomPin.make(mixed, 4, 32)).isNotEqualTo(RandomPin.make(mixed, 4, 32));
    RandomBytes fixed = n -> new byte[] {1, 2, 4};
    assertThat(RandomBytes.mixed(fixed, n -> new byte[] {1, 1, 1}).next(3))
        .containsExactly(0, 3, 5);
  }

  @Test
  void randomBytesAreWipedAfterUse() throws Failure {
    List<byte[]> given = new ArrayList<>();
    RandomPin.make(
        n -> {
          byte[] bytes = secure(n);
          given.add(bytes);
          return bytes;
        },
        4,
        32);
    assertThat(given).isNotEmpty().allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
  }

  @Test
  void entropyIsStated() {
    assertThat(RandomPin.entropyBits(32)).isCloseTo(209.7, within(0.1));
    assertThat(RandomPin.entropyBits(8)).isCloseTo(52.4, within(0.1));
  }
}
