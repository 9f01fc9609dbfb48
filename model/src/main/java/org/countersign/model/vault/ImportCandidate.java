package org.countersign.model.vault;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.CertificateFacts;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.intake.ImportLines;
import org.countersign.model.intake.Item;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;

/**
 * An item with all read out of it that needs no vault, so that the vault is kept waiting only for
 * looking things up.
 *
 * @param certificate without domain and issuer's key
 * @param publicKey of a certificate or key, DER; empty for others
 * @param issuer the key that is said to have signed the certificate
 * @param wrong why it cannot be taken, whatever the vault says
 */
public record ImportCandidate(
    Item item,
    Optional<IssuedCertificate> certificate,
    byte[] publicKey,
    Optional<Spki> issuer,
    Optional<Refused> wrong) {
  /** As for a certificate that comes from an outside CA. */
  static final String PROFILE = "OUTSIDE";

  private static final int LONGEST_CERTIFICATE = 256 * 1024;
  private static final int LONGEST_KEY = 64 * 1024;
  private static final byte[] NONE = {};

  /** An item of a file. Never fails: what is wrong with an item is said of it. */
  public static ImportCandidate of(Item item) {
    ImportCandidate candidate = of(ImportLine.of(item));
    if (candidate.wrong().isPresent() || ImportLines.fits(item)) {
      return candidate;
    }
    Refused wrong = new Refused("import.text", item.where().toString());
    return new ImportCandidate(item, Optional.empty(), NONE, Optional.empty(), Optional.of(wrong));
  }

  /** The same of a line of an import's list. */
  static ImportCandidate of(ImportLine line) {
    Item item = line.item();
    try {
      return switch (item) {
        case Item.Certificate certificate -> certificate(certificate, line.issuer());
        case Item.PublicKey key -> key(key);
        case Item.PrivateKey found -> plain(found);
        case Item.Trust trust -> plain(trust);
        case Item.Crl crl -> throw new Refused("import.crl");
      };
    } catch (Refused e) {
      return new ImportCandidate(item, Optional.empty(), NONE, Optional.empty(), Optional.of(e));
    }
  }

  private static ImportCandidate plain(Item item) {
    return new ImportCandidate(item, Optional.empty(), NONE, Optional.empty(), Optional.empty());
  }

  private static ImportCandidate certificate(Item.Certificate item, Optional<Spki> issuer)
      throws Refused {
    if (item.der().length > LONGEST_CERTIFICATE) {
      throw new Refused("import.too-long", item.der().length, LONGEST_CERTIFICATE);
    }
    CertificateFacts facts =
        CertificateFacts.read(item.der())
            .orElseThrow(() -> new Refused("certificate.unreadable", item.where().toString()));
    byte[] publicKey = facts.publicKey();
    Spki key = Spki.of(publicKey);
    if (!key.equals(item.key())) {
      throw new Refused("result.other-key", facts.subject());
    }
    IssuedCertificate certificate =
        new IssuedCertificate(
            Certificates.id(item.der()),
            item.der(),
            key,
            Optional.empty(),
            facts.subject(),
            facts.issuer(),
            facts.serialNumber(),
            time(facts.notBefore(), facts),
            time(facts.notAfter(), facts),
            PROFILE,
            "",
            Optional.empty());
    return new ImportCandidate(item, Optional.of(certificate), publicKey, issuer, Optional.empty());
  }

  private static Instant time(Optional<Instant> time, CertificateFacts facts) throws Refused {
    return time.orElseThrow(() -> new Refused("import.validity", facts.subject()));
  }

  /** A list may name a key by its hash alone. */
  private static ImportCandidate key(Item.PublicKey key) throws Refused {
    boolean named = key.publicKey().length == 0 && key.kind() == Item.Kind.LISTED;
    if (!named && !wellFormed(key.publicKey())) {
      throw new Refused("import.key-unreadable", key.name());
    }
    if (!named && !Spki.of(key.publicKey()).equals(key.key())) {
      throw new Refused("import.key-hash", key.name());
    }
    return new ImportCandidate(
        key, Optional.empty(), key.publicKey(), Optional.empty(), Optional.empty());
  }

  /** A second encoding of one key would have a second hash and pass for a second key. */
  private static boolean wellFormed(byte[] der) {
    try {
      return der.length <= LONGEST_KEY
          && Arrays.equals(SubjectPublicKeyInfo.getInstance(der).getEncoded(ASN1Encoding.DER), der);
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      return false;
    }
  }
}
