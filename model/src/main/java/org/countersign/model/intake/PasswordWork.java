package org.countersign.model.intake;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What a store asks of whoever opens it. It says itself how often the password is to be hashed, and
 * with how much memory; a hostile one says so much that nobody ever gets it open.
 */
final class PasswordWork {
  /** In one store, all together: some seconds. */
  private static final long MOST_ITERATIONS = 5_000_000;

  private static final long MOST_SCRYPT_BYTES = 256L * 1024 * 1024;
  private static final int MOST_KEY_BYTES = 128;
  private static final int SCRYPT_BLOCK = 128;

  private long iterations;

  /**
   * Refuses with {@code work} what is too much, and with {@code work-unknown} what is not known.
   */
  void add(AlgorithmIdentifier algorithm) throws Malformed {
    ASN1Encodable parameters = algorithm.getParameters();
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
      add(PBES2Parameters.getInstance(parameters).getKeyDerivationFunc().toASN1Primitive());
    } else if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
      add(PBMAC1Params.getInstance(parameters).getKeyDerivationFunc());
    } else if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      pbkdf2(PBKDF2Params.getInstance(parameters));
    } else if (algorithm.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
      scrypt(ScryptParams.getInstance(parameters));
    } else if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
      add(PKCS12PBEParams.getInstance(parameters).getIterations());
    } else {
      throw new Malformed("work-unknown", algorithm.getAlgorithm().getId());
    }
  }

  /** A key derivation function, which is written as an algorithm is. */
  void add(ASN1Encodable function) throws Malformed {
    add(AlgorithmIdentifier.getInstance(function));
  }

  void add(BigInteger count) throws Malformed {
    if (count.signum() <= 0 || count.bitLength() > 31) {
      throw new Malformed("work", count.toString(), MOST_ITERATIONS);
    }
    iterations += count.longValue();
    if (iterations > MOST_ITERATIONS) {
      throw new Malformed("work", String.valueOf(iterations), MOST_ITERATIONS);
    }
  }

  private void pbkdf2(PBKDF2Params parameters) throws Malformed {
    BigInteger length = parameters.getKeyLength();
    if (length != null && (length.bitLength() > 31 || length.intValue() > MOST_KEY_BYTES)) {
      throw new Malformed("work", length.toString(), MOST_KEY_BYTES);
    }
    add(parameters.getIterationCount());
  }

  private void scrypt(ScryptParams parameters) throws Malformed {
    BigInteger memory =
        parameters
            .getCostParameter()
            .multiply(parameters.getBlockSize())
            .multiply(BigInteger.valueOf(SCRYPT_BLOCK));
    BigInteger work = memory.multiply(parameters.getParallelizationParameter());
    if (work.signum() <= 0 || work.compareTo(BigInteger.valueOf(MOST_SCRYPT_BYTES)) > 0) {
      throw new Malformed("work", work.toString(), MOST_SCRYPT_BYTES);
    }
  }
}
