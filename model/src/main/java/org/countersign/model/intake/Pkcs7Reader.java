package org.countersign.model.intake;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * The certificates and CRLs of a PKCS#7 or CMS SignedData (RFC 5652 §5.1). Who signed it does not
 * matter: what it carries is looked at by itself.
 */
final class Pkcs7Reader {
  static final String FORMAT = "PKCS#7";

  private static final byte[] SIGNED_DATA = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07, 0x02
  };
  private static final int TAGGED_0 = 0xa0;
  private static final int TAGGED_1 = 0xa1;

  private final Finds finds;
  private final String before;
  private int certificates;
  private int crls;

  /** {@code before} stands before the place of each: {@code line 7, }, or nothing. */
  private Pkcs7Reader(Finds finds, String before) {
    this.finds = finds;
    this.before = before;
  }

  static void read(Finds finds, String place, byte[] ber) {
    try {
      new Pkcs7Reader(finds, place.isEmpty() ? "" : place + ", ").read(definite(ber));
    } catch (Malformed e) {
      finds.problem(finds.at(place), FORMAT, e);
    }
  }

  private void read(byte[] der) throws Malformed {
    DerReader file = new DerReader(der);
    DerReader info = file.next(DerReader.SEQUENCE, "ContentInfo").inside();
    if (file.more()) {
      throw new Malformed("asn1.trailing", der.length - file.position());
    }
    info.next(DerReader.OID, "contentType");
    if (!Arrays.equals(info.content(), SIGNED_DATA)) {
      throw new Malformed("pkcs7.type", CertificateNotes.oid(info));
    }
    DerReader data =
        info.next(TAGGED_0, "content").inside().next(DerReader.SEQUENCE, "SignedData").inside();
    data.next(DerReader.INTEGER, "version");
    data.next(DerReader.SET, "digestAlgorithms");
    data.next(DerReader.SEQUENCE, "encapContentInfo");
    while (data.more()) {
      switch (data.next().tag()) {
        case TAGGED_0 -> certificates(data.inside());
        case TAGGED_1 -> crls(data.inside());
        default -> {
          // signer infos
        }
      }
    }
  }

  private void certificates(DerReader set) throws Malformed {
    while (set.more()) {
      set.next();
      certificates++;
      Where where = finds.at(before + "certificate " + certificates);
      CertificateReader.read(finds, where, set.bytes(), set.header(), set.to());
    }
  }

  private void crls(DerReader set) throws Malformed {
    while (set.more()) {
      set.next();
      crls++;
      Where where = finds.at(before + "CRL " + crls);
      CertificateReader.readCrl(finds, where, set.bytes(), set.header(), set.to());
    }
  }

  /** CMS may be BER; what is in it keeps its bytes, since certificates are DER themselves. */
  private static byte[] definite(byte[] ber) throws Malformed {
    if (Asn1Shape.check(ber)) {
      return ber;
    }
    try {
      return ASN1Primitive.fromByteArray(ber).getEncoded(ASN1Encoding.DL);
    } catch (IOException | RuntimeException e) {
      throw new Malformed("asn1.unreadable");
    }
  }
}
