package org.countersign.model.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** OpenPGP keys (RFC 9580, RFC 4880), armored or not. */
final class OpenPgpReader {
  static final String FORMAT = "OpenPGP";

  private static final int NEW_PACKET = 0xc0;
  private static final int OLD_PACKET = 0x80;
  private static final int SECRET_KEY = 5;
  private static final int PUBLIC_KEY = 6;

  /** A key ring of a distribution has some hundreds. */
  private static final int MOST_RINGS = 10_000;

  private OpenPgpReader() {}

  /** Whether the first packet is a key (RFC 9580 §4.2), of a version there is. */
  static boolean is(byte[] content) {
    if (content.length < 4) {
      return false;
    }
    int first = content[0] & 0xff;
    int tag = (first & NEW_PACKET) == NEW_PACKET ? first & 0x3f : (first >> 2) & 0x0f;
    return (first & OLD_PACKET) != 0 && (tag == SECRET_KEY || tag == PUBLIC_KEY);
  }

  static String read(Finds finds, byte[] packets) {
    read(finds, finds.at(""), new ByteArrayInputStream(packets));
    return FORMAT;
  }

  /** One armored block of a text, with the lines that begin and end it. */
  static void armored(Finds finds, Where where, byte[] text, int from, int to) {
    try (InputStream in =
        new ArmoredInputStream(new ByteArrayInputStream(Arrays.copyOfRange(text, from, to)))) {
      // Whole into memory first: its checksum is at the end.
      read(finds, where, new ByteArrayInputStream(in.readAllBytes()));
    } catch (IOException | RuntimeException e) {
      finds.problem(where, FORMAT, new Malformed("base64"));
    }
  }

  private static void read(Finds finds, Where where, InputStream in) {
    int rings = 0;
    try {
      Iterator<?> objects = new BcPGPObjectFactory(in).iterator();
      while (objects.hasNext() && rings < MOST_RINGS) {
        rings++;
        ring(finds, where, objects.next());
      }
    } catch (RuntimeException e) {
      // BouncyCastle wraps what is wrong with a packet in whatever it has at hand.
      finds.problem(where, FORMAT, new Malformed("openpgp.packet", rings));
    }
    if (rings == MOST_RINGS) {
      finds.problem(where, "openpgp.many", FORMAT, MOST_RINGS);
    }
  }

  private static void ring(Finds finds, Where where, Object ring) {
    switch (ring) {
      case PGPPublicKeyRing keys -> new OpenPgpKeys(finds, where).read(keys);
      case PGPSecretKeyRing keys -> new OpenPgpKeys(finds, where).read(keys);
      default -> finds.problem(where, "openpgp.other", FORMAT, ring.getClass().getSimpleName());
    }
  }
}
