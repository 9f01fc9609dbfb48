package org.countersign.model.publication;

import java.time.Instant;
import java.util.List;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;

/**
 * The part of the register that a set of a domain speaks of. Its hash is pinned when the set is
 * proposed: while it is the same, the set says what the register says; when it is another, the set
 * is behind.
 *
 * @param keys of the domain, but those that nobody has been given yet
 * @param crls the newest of each issuer
 * @param certificates issued by the domain's keys or for them, that have not ended
 * @param notices attachments that tell of revocations in words
 */
public record SetBasis(
    int v,
    String domain,
    List<Held> keys,
    List<Listed> crls,
    List<Bound> certificates,
    List<String> notices) {
  static final int VERSION = 1;

  /**
   * A key and its state.
   *
   * @param ca whether it signs certificates
   * @param reason CRLReason name where relying parties are told to trust it no more; else empty
   */
  public record Held(Spki spki, String state, Instant since, boolean ca, String reason) {
    boolean active() {
      return state.equals("active");
    }
  }

  /** A CRL; {@code sha256} of its DER. */
  public record Listed(
      Spki issuer, long number, String sha256, Instant thisUpdate, Instant nextUpdate) {}

  /**
   * A certificate.
   *
   * @param issuer SPKI hash; empty where the issuer's key is not held here
   * @param speaks whether an issuer of this set answers for it
   * @param anchor whether it is a CA certificate that the set hands out
   * @param status {@code good}, {@code revoked} or {@code unsaid}
   * @param since empty for what is not revoked, as is {@code reason}
   */
  public record Bound(
      String sha256,
      String issuer,
      boolean speaks,
      boolean anchor,
      String status,
      String since,
      String reason) {
    static final String GOOD = "good";
    static final String REVOKED = "revoked";
    static final String UNSAID = "unsaid";

    static Bound of(IssuedCertificate certificate, boolean speaks, boolean anchor, Answer answer) {
      String issuer = certificate.issuerKey().map(Spki::hex).orElse("");
      String id = certificate.id();
      return switch (answer) {
        case Answer.Good good -> new Bound(id, issuer, speaks, anchor, GOOD, "", "");
        case Answer.Unsaid unsaid -> new Bound(id, issuer, speaks, anchor, UNSAID, "", "");
        case Answer.Revoked bad ->
            new Bound(id, issuer, speaks, anchor, REVOKED, Utc.format(bad.since()), bad.reason());
      };
    }

    /** Whether an OCSP response is signed for it. */
    boolean answered() {
      return speaks && !status.equals(UNSAID);
    }
  }

  public SetBasis {
    if (v != VERSION) {
      throw new IllegalArgumentException("basis version " + v + " is not known here");
    }
    keys = List.copyOf(keys);
    crls = List.copyOf(crls);
    certificates = List.copyOf(certificates);
    notices = List.copyOf(notices);
  }

  /** Lower-case hex SHA-256 of the canonical bytes. */
  public String hash() {
    return Canonical.hashOf(this);
  }

  /** How much a set has that is made of it. */
  public SetCounts counts() {
    return new SetCounts(
        crls.size(),
        (int) certificates.stream().filter(Bound::anchor).count(),
        (int) certificates.stream().filter(Bound::answered).count(),
        (int) keys.stream().filter(Held::active).count(),
        (int) keys.stream().filter(key -> !key.reason().isEmpty()).count());
  }
}
