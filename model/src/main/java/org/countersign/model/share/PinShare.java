package org.countersign.model.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.countersign.model.failure.Refused;

/**
 * One share of a split secret: the value of the polynomials at its index. Closing it overwrites it.
 *
 * <p>Encoded it is a DER SEQUENCE of version 1, vault, token serial, generation, k, n, index and
 * the value, so that openssl can show it where there is no console.
 */
public final class PinShare implements AutoCloseable {
  private static final int VERSION = 1;

  private final ShareContext context;
  private final int needed;
  private final int total;
  private final int index;
  private final byte[] value;

  PinShare(ShareContext context, int needed, int total, int index, byte[] value) {
    this.context = context;
    this.needed = needed;
    this.total = total;
    this.index = index;
    this.value = value;
  }

  /** What it is a share of. */
  public ShareContext context() {
    return context;
  }

  /** How many shares it takes. */
  public int needed() {
    return needed;
  }

  /** How many shares were made. */
  public int total() {
    return total;
  }

  /** Which of them this is, from 1; the x coordinate. */
  public int index() {
    return index;
  }

  byte[] value() {
    return value;
  }

  /** The encoded share; the caller wipes it. */
  public byte[] encode() {
    try {
      return new DERSequence(
              new ASN1Encodable[] {
                new ASN1Integer(VERSION),
                new DERUTF8String(context.vault()),
                new DERUTF8String(context.token()),
                new ASN1Integer(context.generation()),
                new ASN1Integer(needed),
                new ASN1Integer(total),
                new ASN1Integer(index),
                new DEROctetString(value)
              })
          .getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
  }

  /** Reads an encoded share, which stays the caller's to wipe; refuses with {@code share.form}. */
  public static PinShare decode(byte[] encoded) throws Refused {
    try {
      ASN1Sequence fields = ASN1Sequence.getInstance(encoded);
      if (fields.size() != 8 || number(fields, 0) != VERSION) {
        throw new Refused("share.form");
      }
      ShareContext context =
          new ShareContext(
              ASN1UTF8String.getInstance(fields.getObjectAt(1)).getString(),
              ASN1UTF8String.getInstance(fields.getObjectAt(2)).getString(),
              ASN1Integer.getInstance(fields.getObjectAt(3)).longValueExact());
      byte[] value = ASN1OctetString.getInstance(fields.getObjectAt(7)).getOctets();
      PinShare share =
          new PinShare(
              context, number(fields, 4), number(fields, 5), number(fields, 6), value.clone());
      PinSplit.checkCounts(share.needed, share.total);
      if (share.index < 1 || share.index > share.total) {
        throw new Refused("share.form");
      }
      return share;
    } catch (IllegalArgumentException | ArithmeticException | IllegalStateException e) {
      throw new Refused("share.form");
    }
  }

  private static int number(ASN1Sequence fields, int position) {
    return ASN1Integer.getInstance(fields.getObjectAt(position)).intValueExact();
  }

  /** Overwrites the share. */
  @Override
  public void close() {
    Arrays.fill(value, (byte) 0);
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "share " + index + " of " + total + ", " + needed + " needed";
  }
}
