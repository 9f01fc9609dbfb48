package org.countersign.model.publication;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/** A text that several may have signed: JWS in its general JSON serialization (RFC 7515 §7.2.1). */
public final class Jws {
  /** The type in the protected header. */
  public static final String TYPE = "countersign-notice+json";

  private Jws() {}

  /** Who signs: a raw signature as 3-formats has it, ECDSA as DER. */
  public interface Signs {
    byte[] sign(byte[] message) throws Failure;
  }

  /** A signer with its key's name and algorithm. */
  public record Signer(Spki key, KeyAlgorithm algorithm, Signs signs) {}

  /** The signed payload, with a newline. */
  public static byte[] of(byte[] payload, List<Signer> signers) throws Failure {
    String body = Jwks.text(payload);
    List<Map<String, String>> signatures = new ArrayList<>();
    for (Signer signer : signers) {
      String header = header(signer);
      byte[] message = (header + "." + body).getBytes(StandardCharsets.US_ASCII);
      byte[] signature = joseForm(signer.algorithm(), signer.signs().sign(message));
      signatures.add(Map.of("protected", header, "signature", Jwks.text(signature)));
    }
    return Told.json(Map.of("payload", body, "signatures", signatures));
  }

  private static String header(Signer signer) {
    return Jwks.text(
        Canonical.bytesOf(
            Map.of(
                "alg", Jwks.algorithm(signer.algorithm()),
                "kid", signer.key().hex(),
                "typ", TYPE)));
  }

  /** ECDSA signatures are r and s one after another, each as long as the field (RFC 7518 §3.4). */
  static byte[] joseForm(KeyAlgorithm algorithm, byte[] signature) throws Refused {
    String curve =
        switch (algorithm) {
          case EC_P256 -> "P-256";
          case EC_P384 -> "P-384";
          case RSA_3072, RSA_4096, ED25519 -> "";
        };
    if (curve.isEmpty()) {
      return signature;
    }
    BigInteger order = ECNamedCurveTable.getParameterSpec(curve).getN();
    try {
      BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(order, signature);
      return PlainDSAEncoding.INSTANCE.encode(order, parts[0], parts[1]);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("publication.signature");
    }
  }
}
