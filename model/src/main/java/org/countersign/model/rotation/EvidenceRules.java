package org.countersign.model.rotation;

import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Readers;
import org.countersign.model.intake.Reading;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Certificates;
import org.countersign.model.trust.TrustPath.Pin;
import org.countersign.model.vault.VaultState;

/**
 * What the file of a place shows of a key. That something is in a file is seen whatever else is in
 * it; that something is not takes a file that was read to its last byte, that a person says is all
 * that the place trusts, and that has the new key in it, or is a CRL that takes the old one off.
 */
public final class EvidenceRules {
  private static final String REVOKED = "@revoked";

  private final VaultState state;
  private final Confirmation.File file;
  private final Pin pin;
  private final Instant at;

  /** {@code at}: when it is confirmed; certificates that are over by then show nothing. */
  public EvidenceRules(VaultState state, Confirmation.File file, Pin pin, Instant at) {
    this.state = state;
    this.file = file;
    this.pin = pin;
    this.at = at;
  }

  /** Refuses a file in which the key is not, in the form in which the place holds on to it. */
  public void trusts(byte[] content, SigningKey key) throws Refused {
    Reading reading = read(content);
    if (!holds(reading, key)) {
      throw new Refused("evidence.new-missing", file.name(), key.label(), pin.name());
    }
  }

  /**
   * Refuses a file that does not show that the place has let go of the key.
   *
   * @param successor what must be in it instead; empty after an emergency, when it may have nothing
   *     in its place
   */
  public void distrusts(
      byte[] content, SigningKey old, Optional<SigningKey> successor, boolean whole)
      throws Refused {
    Reading reading = read(content);
    if (reading.items().stream().allMatch(Item.Crl.class::isInstance)) {
      listed(reading, old);
      return;
    }
    if (!reading.problems().isEmpty()) {
      throw new Refused(
          "evidence.not-all-read", file.name(), reading.problems().getFirst().where().place());
    }
    Optional<Item> found = reading.items().stream().filter(item -> trusts(item, old)).findFirst();
    if (found.isPresent()) {
      throw new Refused(
          "evidence.old-found", file.name(), old.label(), found.get().where().place());
    }
    if (!whole) {
      throw new Refused("evidence.not-whole", file.name());
    }
    if (successor.isPresent() && !holds(reading, successor.get())) {
      throw new Refused("evidence.neither", file.name(), old.label(), successor.get().label());
    }
  }

  /** Refuses a file that must not be kept, whatever it shows: one with something secret in it. */
  public void kept(byte[] content) throws Refused {
    Reading ignored = open(content);
  }

  /** The file, if it is one that holds what a place trusts, and nothing secret. */
  private Reading read(byte[] content) throws Refused {
    Reading reading = open(content);
    if (reading.items().stream().noneMatch(EvidenceRules::isTrust)) {
      throw new Refused("evidence.format", file.name());
    }
    return reading;
  }

  private Reading open(byte[] content) throws Refused {
    Reading reading = new Readers().read(file.name(), content, Optional.empty());
    if (reading.items().stream().anyMatch(Item.PrivateKey.class::isInstance)) {
      throw new Refused("evidence.private-key", file.name());
    }
    if (reading.asksForPassword()) {
      throw new Refused("evidence.password", file.name());
    }
    return reading;
  }

  /** What a place would have; a list of keys or a key ring is not what anything trusts by. */
  private static boolean isTrust(Item item) {
    return switch (item) {
      case Item.Certificate certificate -> true;
      case Item.Crl crl -> true;
      case Item.PublicKey key ->
          key.kind() != Item.Kind.LISTED && key.kind() != Item.Kind.OPENPGP && !revoked(key);
      case Item.PrivateKey secret -> false;
      case Item.Trust row -> false;
    };
  }

  private boolean holds(Reading reading, SigningKey key) {
    Set<String> own = ids(state.keys().certificatesOf(key.spki()).stream());
    Set<String> issuers = pin == Pin.ISSUER ? issuers(key.spki()) : Set.of();
    return reading.items().stream()
        .anyMatch(item ->
            switch (item) {
              case Item.Certificate certificate -> {
                String id = org.countersign.model.vault.Certificates.id(certificate.der());
                yield own.contains(id)
                    || issuers.contains(id)
                    || (pin == Pin.KEY && certificate.key().equals(key.spki()));
              }
              case Item.PublicKey bare ->
                  pin == Pin.KEY && isTrust(bare) && bare.key().equals(key.spki());
              case Item.Crl crl -> false;
              case Item.PrivateKey secret -> false;
              case Item.Trust row -> false;
            });
  }

  /** Whether by this item the place would still accept what the old key signs. */
  private boolean trusts(Item item, SigningKey old) {
    return switch (item) {
      case Item.Certificate certificate ->
          certificate.key().equals(old.spki())
              || (pin == Pin.ISSUER
                  && issuers(old.spki())
                      .contains(org.countersign.model.vault.Certificates.id(certificate.der())));
      case Item.PublicKey bare -> bare.key().equals(old.spki()) && !revoked(bare);
      case Item.Crl crl -> false;
      case Item.PrivateKey secret -> false;
      case Item.Trust row -> false;
    };
  }

  private static boolean revoked(Item.PublicKey key) {
    return REVOKED.equals(key.facts().get("marker"));
  }

  /** Certificates of the vault keys that have certified a key. */
  private Set<String> issuers(Spki key) {
    return ids(
        valid(state.keys().certificatesOf(key).stream())
            .flatMap(certificate -> certificate.issuerKey().stream())
            .filter(issuer -> !issuer.equals(key))
            .distinct()
            .flatMap(issuer -> state.keys().certificatesOf(issuer).stream()));
  }

  private Stream<IssuedCertificate> valid(Stream<IssuedCertificate> certificates) {
    return certificates.filter(c -> c.revoked().isEmpty() && c.notAfter().isAfter(at));
  }

  private Set<String> ids(Stream<IssuedCertificate> certificates) {
    return valid(certificates).map(IssuedCertificate::id).collect(Collectors.toSet());
  }

  /** A place that asks the CRL trusts no certificate on it; one that pins the key does not ask. */
  private void listed(Reading reading, SigningKey old) throws Refused {
    if (pin == Pin.KEY) {
      throw new Refused("evidence.crl-not-asked", file.name(), old.label());
    }
    List<IssuedCertificate> certificates =
        state.keys().certificatesOf(old.spki()).stream()
            .filter(c -> c.notAfter().isAfter(at))
            .toList();
    for (IssuedCertificate certificate : certificates) {
      if (!listed(reading, certificate)) {
        throw new Refused(
            "evidence.crl-without", file.name(), certificate.serial().toString(16), old.label());
      }
    }
    if (certificates.isEmpty()) {
      throw new Refused("evidence.crl-not-asked", file.name(), old.label());
    }
  }

  private boolean listed(Reading reading, IssuedCertificate certificate) throws Refused {
    Optional<SigningKey> issuer =
        certificate
            .issuerKey()
            .filter(key -> !key.equals(certificate.subjectKey()))
            .flatMap(state.keys()::key);
    if (issuer.isEmpty()) {
      return false;
    }
    for (Item item : reading.items()) {
      X509CRL crl = Certificates.readCrl(((Item.Crl) item).der());
      if (CrlEvidence.signedBy(crl, issuer.get().publicKey())
          && CrlEvidence.lists(crl, certificate.serial(), at)) {
        return true;
      }
    }
    return false;
  }
}
