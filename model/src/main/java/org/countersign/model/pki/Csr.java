package org.countersign.model.pki;

import java.security.PublicKey;
import java.util.List;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;

/**
 * A certificate signing request (PKCS#10, RFC 2986) whose signature was found to be right: who made
 * it holds the private key. Nothing in it binds the issuer; what the certificate will say is the
 * plan's business.
 *
 * @param subject RFC 4514
 * @param extensions what it asks for, one line each, for people to read: {@code keyUsage critical:
 *     …}
 */
public record Csr(
    String subject,
    PublicKey publicKey,
    KeyAlgorithm algorithm,
    Spki spki,
    Der der,
    List<String> extensions) {

  public Csr {
    extensions = List.copyOf(extensions);
  }
}
