package org.countersign.model.share;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.pki.Refusal.assertRefused;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.countersign.model.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinSplitTest {
  private static final ShareContext CONTEXT = new ShareContext("5d0e…", "8a3f01", 1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SECRET = "correct horse battery staple 12!".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({"2,2,1", "2,3,3", "3,5,10", "4,4,1", "5,9,126", "2,16,120", "16,16,1", "8,16,12870"})
  void everyCombinationGivesTheSecretBack(int k, int n, int combinations) throws Failure {
    List<PinShare> shares = PinSplit.split(SECRET, k, n, CONTEXT, RANDOM);
    assertThat(shares).hasSize(n);
    assertThat(PinSplit.proveAllCombinations(shares, k, SECRET)).isEqualTo(combinations);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,3", "0,3", "3,2", "2,17", "-1,5"})
  void countsThatDoNotProtectAreRefused(int k, int n) {
    assertRefused("share.counts", () -> PinSplit.split(SECRET, k, n, CONTEXT, RANDOM));
  }

  @Test
  void orderOfSharesDoesNotMatterAndMoreThanNeededAreTaken() throws Failure {
    List<PinShare> shares = new ArrayList<>(PinSplit.split(SECRET, 3, 6, CONTEXT, RANDOM));
    Collections.shuffle(shares, new Random(7));
    assertThat(PinSplit.join(shares)).isEqualTo(SECRET);
    assertThat(PinSplit.join(shares.subList(2, 5))).isEqualTo(SECRET);
  }

  @Test
  void secretsOfEveryByteAndOfEveryLengthComeBack() throws Failure {
    for (int length : new int[] {1, 4, 8, 32, 255}) {
      byte[] secret = new byte[length];
      RANDOM.nextBytes(secret);
      byte[] joined = PinSplit.join(PinSplit.split(secret, 2, 3, CONTEXT, RANDOM).subList(1, 3));
      assertThat(joined).isEqualTo(secret);
    }
    assertRefused("share.secret", () -> PinSplit.split(new byte[0], 2, 3, CONTEXT, RANDOM));
    assertRefused("share.secret", () -> PinSplit.split(new byte[256], 2, 3, CONTEXT, RANDOM));
  }

  @Test
  void splittingLeavesTheCallersSecretAlone() throws Failure {
    byte[] secret = SECRET.clone();
    PinSplit.split(secret, 2, 3, CONTEXT, RANDOM);
    assertThat(secret).isEqualTo(SECRET);
  }

  @Test
  void tooFewSharesAreRefused() throws Failure {
    List<PinShare> shares = PinSplit.split(SECRET, 3, 5, CONTEXT, RANDOM);
    assertRefused("share.too-few", () -> PinSplit.join(shares.subList(0, 2)));
    assertRefused("share.too-few", () -> PinSplit.join(List.of()));
  }

  @Test
  void oneShareTwiceIsNotTwoShares() throws Failure {
    List<PinShare> shares = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM);
    assertRefused(
        "share.twice", () -> PinSplit.join(List.of(shares.getFirst(), shares.getFirst())));
  }

  @Test
  void sharesOfTwoPinsAreNotMixed() throws Failure {
    ShareContext next = new ShareContext(CONTEXT.vault(), CONTEXT.token(), 2);
    PinShare old = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM).get(0);
    PinShare now = PinSplit.split(SECRET, 2, 3, next, RANDOM).get(1);
    assertRefused("share.mixed", () -> PinSplit.join(List.of(old, now)));
    PinShare otherCounts = PinSplit.split(SECRET, 2, 4, CONTEXT, RANDOM).get(1);
    assertRefused("share.mixed", () -> PinSplit.join(List.of(old, otherCounts)));
  }

  @Test
  void sharesOfTwoSplitsOfTheSamePinAreNoticed() throws Failure {
    PinShare one = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM).get(0);
    PinShare other = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM).get(1);
    assertRefused("share.wrong", () -> PinSplit.join(List.of(one, other)));
  }

  @Test
  void shareWithAnyBitChangedIsNoticed() throws Failure {
    List<PinShare> shares = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM);
    for (int i = 0; i < shares.get(1).value().length; i++) {
      shares.get(1).value()[i] ^= 0x10;
      assertRefused("share.wrong", () -> PinSplit.join(shares.subList(0, 2)));
      shares.get(1).value()[i] ^= 0x10;
    }
    assertThat(PinSplit.join(shares.subList(0, 2))).isEqualTo(SECRET);
  }

  @Test
  void proofFailsForAnotherSecretAndForOneBadShare() throws Failure {
    List<PinShare> shares = PinSplit.split(SECRET, 2, 4, CONTEXT, RANDOM);
    byte[] other = SECRET.clone();
    other[0] ^= 1;
    assertRefused("share.wrong", () -> PinSplit.proveAllCombinations(shares, 2, other));
    assertRefused("share.counts", () -> PinSplit.proveAllCombinations(shares, 3, SECRET));
    shares.get(3).value()[0] ^= 1;
    assertRefused("share.wrong", () -> PinSplit.proveAllCombinations(shares, 2, SECRET));
  }

  @Test
  void oneShareOfManySplitsLooksTheSameForAnySecret() throws Failure {
    // With one share short, every byte value must come up about as often, whatever the secret is.
    int[] counts = new int[256];
    int splits = 25_600;
    for (int i = 0; i < splits; i++) {
      counts[PinSplit.split(new byte[] {'A'}, 2, 2, CONTEXT, RANDOM).get(0).value()[0] & 0xff]++;
    }
    // Mean 100, standard deviation 10: eight of them off is no accident.
    assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(20);
    assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(180);
  }

  @Test
  void closedShareHoldsNothing() throws Failure {
    PinShare share = PinSplit.split(SECRET, 2, 2, CONTEXT, RANDOM).getFirst();
    share.close();
    assertThat(share.value()).containsOnly(0);
  }

  @Test
  void shareShowsNothingOfItsValue() throws Failure {
    PinShare share = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM).get(1);
    assertThat(share).hasToString("share 2 of 3, 2 needed");
  }

  @Test
  void encodedShareIsReadBack() throws Failure {
    PinShare share = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM).get(2);
    PinShare read = PinShare.decode(share.encode());
    assertThat(read.context()).isEqualTo(CONTEXT);
    assertThat(List.of(read.needed(), read.total(), read.index())).containsExactly(2, 3, 3);
    assertThat(read.value()).isEqualTo(share.value());
  }

  @Test
  void encodedShareCutAnywhereIsRefused() throws Failure {
    byte[] encoded = PinSplit.split(SECRET, 2, 3, CONTEXT, RANDOM).getFirst().encode();
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertRefused("share.form", () -> PinShare.decode(cut));
    }
  }
}
