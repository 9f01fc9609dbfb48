package org.countersign.model.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import org.countersign.model.failure.Refused;

/**
 * Splits a secret so that any k of n shares give it back and fewer say nothing about it (Shamir, in
 * BouncyCastle's GF(2^8)).
 *
 * <p>What is split is the secret followed by a digest of it and its context. So a wrong combination
 * is noticed, and yet no share holds anything a PIN could be tried against: the digest is as hidden
 * as the secret.
 *
 * <p>Arrays made here are overwritten. BouncyCastle keeps a copy of the secret while it splits, and
 * of the shares while it joins, which nothing can overwrite but the garbage collector.
 */
public final class PinSplit {
  /** Most custodians of one token; every combination of them can still be proved in no time. */
  public static final int MOST_SHARES = 16;

  private static final int DIGEST_BYTES = 32;
  private static final int MOST_SECRET_BYTES = 255;

  private PinSplit() {}

  /**
   * Splits a secret, which stays the caller's to wipe.
   *
   * @return n shares, with indices from 1
   * @throws Refused {@code share.counts} unless 2 ≤ k ≤ n ≤ 16, {@code share.secret} if it is empty
   *     or longer than 255 bytes
   */
  public static List<PinShare> split(
      byte[] secret, int k, int n, ShareContext context, SecureRandom random) throws Refused {
    checkCounts(k, n);
    if (secret.length == 0 || secret.length > MOST_SECRET_BYTES) {
      throw new Refused("share.secret", secret.length, MOST_SECRET_BYTES);
    }
    byte[] payload = Arrays.copyOf(secret, secret.length + DIGEST_BYTES);
    try {
      System.arraycopy(context.digest(secret), 0, payload, secret.length, DIGEST_BYTES);
      ShamirSplitSecretShare[] parts =
          ShamirSecretSplitter.getInstance(Algorithm.AES, payload.length, random)
              .resplit(payload, k, n)
              .getSecretShares();
      List<PinShare> shares = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        shares.add(new PinShare(context, k, n, i + 1, parts[i].getEncoded()));
      }
      return List.copyOf(shares);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  /**
   * Gives the secret back, for the caller to wipe. If there are more shares than it takes, the
   * first ones are used.
   *
   * @throws Refused {@code share.too-few}, {@code share.twice} (one share given two times), {@code
   *     share.mixed} (shares of different secrets) or {@code share.wrong} (a share is not what was
   *     made)
   */
  public static byte[] join(List<PinShare> shares) throws Refused {
    checkTogether(shares);
    PinShare first = shares.getFirst();
    byte[] payload = combine(shares.subList(0, first.needed()));
    try {
      byte[] secret = Arrays.copyOf(payload, payload.length - DIGEST_BYTES);
      byte[] digest = Arrays.copyOfRange(payload, secret.length, payload.length);
      if (!MessageDigest.isEqual(digest, first.context().digest(secret))) {
        Arrays.fill(secret, (byte) 0);
        throw new Refused("share.wrong");
      }
      return secret;
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  /**
   * Joins every combination of k shares and compares each with the secret, before the secret is
   * relied upon to come back.
   *
   * @return how many combinations were tried
   * @throws Refused what {@link #join} refuses, or {@code share.wrong}
   */
  public static int proveAllCombinations(List<PinShare> shares, int k, byte[] secret)
      throws Refused {
    checkTogether(shares);
    if (shares.getFirst().needed() != k) {
      throw new Refused("share.counts", k, shares.size());
    }
    int tried = 0;
    for (int chosen = 0; chosen < 1 << shares.size(); chosen++) {
      if (Integer.bitCount(chosen) == k) {
        prove(choose(shares, chosen), secret);
        tried++;
      }
    }
    return tried;
  }

  static void checkCounts(int k, int n) throws Refused {
    if (k < 2 || n < k || n > MOST_SHARES) {
      throw new Refused("share.counts", k, n);
    }
  }

  private static void prove(List<PinShare> shares, byte[] secret) throws Refused {
    byte[] joined = join(shares);
    try {
      if (!MessageDigest.isEqual(joined, secret)) {
        throw new Refused("share.wrong");
      }
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  private static List<PinShare> choose(List<PinShare> shares, int bits) {
    List<PinShare> chosen = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      if ((bits >> i & 1) == 1) {
        chosen.add(shares.get(i));
      }
    }
    return chosen;
  }

  private static void checkTogether(List<PinShare> shares) throws Refused {
    if (shares.isEmpty() || shares.size() < shares.getFirst().needed()) {
      throw new Refused(
          "share.too-few", shares.size(), shares.isEmpty() ? 2 : shares.getFirst().needed());
    }
    PinShare first = shares.getFirst();
    Set<Integer> indices = new TreeSet<>();
    for (PinShare share : shares) {
      if (!share.context().equals(first.context())
          || share.needed() != first.needed()
          || share.total() != first.total()
          || share.value().length != first.value().length) {
        throw new Refused("share.mixed", first.index(), share.index());
      }
      if (!indices.add(share.index())) {
        throw new Refused("share.twice", share.index());
      }
    }
    if (first.value().length <= DIGEST_BYTES) {
      throw new Refused("share.form");
    }
  }

  private static byte[] combine(List<PinShare> shares) {
    ShamirSplitSecretShare[] parts =
        shares.stream()
            .map(share -> new ShamirSplitSecretShare(share.value(), share.index()))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return ShamirSplitSecret.getInstance(Algorithm.AES, parts).getSecret();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }
}
