package org.countersign.model.intake;

import java.security.MessageDigest;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.util.DigestFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;

/** Whether a password goes with a PKCS#12 store (RFC 7292 §4, RFC 9579). */
final class Pkcs12Mac {
  /** How openssl and Java spell the empty password: the zero that ends every password. */
  private static final byte[] EMPTY_PASSWORD = {0, 0};

  private Pkcs12Mac() {}

  /** Refuses with {@code asn1.unreadable} what has no proper check. */
  static boolean isRight(Pfx pfx, char[] password) throws Malformed {
    try {
      return new PKCS12PfxPdu(pfx)
          .isMacValid(
              new JcePKCS12MacCalculatorBuilderProvider().setProvider(StoreProvider.BOUNCY_CASTLE),
              password);
    } catch (PKCSException | RuntimeException e) {
      throw new Malformed("asn1.unreadable");
    }
  }

  /** The same for the empty password, spelt with its zero. */
  static boolean isEmpty(Pfx pfx) throws Malformed {
    MacData mac = pfx.getMacData();
    try {
      Digest digest = BcDefaultDigestProvider.INSTANCE.get(mac.getMac().getAlgorithmId());
      PKCS12ParametersGenerator keys = new PKCS12ParametersGenerator(digest);
      keys.init(EMPTY_PASSWORD, mac.getSalt(), mac.getIterationCount().intValueExact());
      HMac hmac = new HMac(DigestFactory.cloneDigest(digest));
      hmac.init(keys.generateDerivedMacParameters(8 * digest.getDigestSize()));
      byte[] data = ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
      hmac.update(data, 0, data.length);
      byte[] found = new byte[hmac.getMacSize()];
      hmac.doFinal(found, 0);
      return MessageDigest.isEqual(found, mac.getMac().getDigest());
    } catch (OperatorCreationException | RuntimeException e) {
      throw new Malformed("asn1.unreadable");
    }
  }
}
