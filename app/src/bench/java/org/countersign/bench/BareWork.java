package org.countersign.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What no check of a bundle can do without, and nothing else: SHA-256 of all its bytes, on one
 * thread as they come from the disk, and each signature of its journal, on all processors. Done in
 * slices, one after the other and from the beginning again at the end, so that it can be done in
 * turn with what it is compared to.
 */
final class BareWork implements AutoCloseable {
  private static final int AT_ONCE = 512;
  private static final int BUFFER = 1 << 16;

  /** Looks at a signature as somebody does. */
  interface Look {
    boolean holds(SignedJournal.Claim claim);
  }

  private final Path claims;
  private final List<Path> files;
  private final long bytes;
  private final Look look;
  private DataInputStream in;
  private InputStream file = InputStream.nullInputStream();
  private int next;
  private long hashed;
  private long hashing;
  private long verified;
  private long verifying;
  private final MessageDigest digest = MessageDigest.getInstance("SHA-256");

  BareWork(Path claims, Path bundle, Look look) throws Exception {
    this.claims = claims;
    this.look = look;
    try (Stream<Path> all = Files.walk(bundle)) {
      this.files = all.filter(Files::isRegularFile).toList();
    }
    long sum = 0;
    for (Path one : files) {
      sum += Files.size(one);
    }
    this.bytes = sum;
    this.in = open();
  }

  long bytes() {
    return bytes;
  }

  int files() {
    return files.size();
  }

  /** Signatures that were looked at so far. */
  long verified() {
    return verified;
  }

  /** Works for so many milliseconds or a little longer, on the signatures and on the bytes. */
  void slice(double milliseconds) throws IOException {
    long begin = System.nanoTime();
    do {
      List<SignedJournal.Claim> some = some();
      long at = System.nanoTime();
      if (!some.parallelStream().allMatch(look::holds)) {
        throw new AssertionError("a signature does not hold");
      }
      verifying += System.nanoTime() - at;
      verified += some.size();
      hash(some.size() * 1024L);
    } while (System.nanoTime() - begin < milliseconds * 1e6);
  }

  /** Forgets what was measured, and goes on where it is. */
  void forget() {
    hashed = hashing = verified = verifying = 0;
  }

  /** Milliseconds for all bytes and so many signatures. */
  double all(long signaturesOfAll) {
    double signing = signaturesOfAll == 0 ? 0 : verifying / 1e6 / verified * signaturesOfAll;
    return hashing / 1e6 / hashed * bytes + signing;
  }

  private void hash(long about) throws IOException {
    long begin = System.nanoTime();
    byte[] buffer = new byte[BUFFER];
    for (long done = 0; done < about; ) {
      int n = file.read(buffer);
      if (n < 0) {
        file.close();
        byte[] ignored = digest.digest();
        file = Files.newInputStream(files.get(next));
        next = (next + 1) % files.size();
      } else {
        digest.update(buffer, 0, n);
        done += n;
        hashed += n;
      }
    }
    hashing += System.nanoTime() - begin;
  }

  private List<SignedJournal.Claim> some() throws IOException {
    List<SignedJournal.Claim> some = new ArrayList<>(AT_ONCE);
    while (some.size() < AT_ONCE) {
      try {
        int who = in.readByte();
        byte[] message = in.readNBytes(in.readUnsignedShort());
        some.add(new SignedJournal.Claim(who, message, in.readNBytes(in.readUnsignedByte())));
      } catch (EOFException e) {
        in.close();
        in = open();
      }
    }
    return some;
  }

  private DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(claims), BUFFER));
  }

  @Override
  public void close() throws IOException {
    in.close();
    file.close();
  }
}
