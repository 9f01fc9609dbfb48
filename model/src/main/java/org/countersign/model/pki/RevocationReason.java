package org.countersign.model.pki;

import java.security.cert.CRLReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a certificate is revoked: the CRLReason codes of RFC 5280 §5.3.1 that mean anything here. */
public enum RevocationReason {
  UNSPECIFIED(0, "unspecified", CRLReason.UNSPECIFIED, false),
  KEY_COMPROMISE(1, "keyCompromise", CRLReason.KEY_COMPROMISE, true),
  CA_COMPROMISE(2, "cACompromise", CRLReason.CA_COMPROMISE, true),
  AFFILIATION_CHANGED(3, "affiliationChanged", CRLReason.AFFILIATION_CHANGED, false),
  SUPERSEDED(4, "superseded", CRLReason.SUPERSEDED, false),
  CESSATION_OF_OPERATION(5, "cessationOfOperation", CRLReason.CESSATION_OF_OPERATION, false),
  /** May be lifted again; all others are for ever. */
  CERTIFICATE_HOLD(6, "certificateHold", CRLReason.CERTIFICATE_HOLD, false),
  /** Lifts a hold; stands in delta CRLs only, so a full CRL leaves the certificate out. */
  REMOVE_FROM_CRL(8, "removeFromCRL", CRLReason.REMOVE_FROM_CRL, false),
  PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn", CRLReason.PRIVILEGE_WITHDRAWN, true),
  AA_COMPROMISE(10, "aACompromise", CRLReason.AA_COMPROMISE, false);

  private final int code;
  private final String display;
  private final CRLReason jca;
  private final boolean emergency;

  RevocationReason(int code, String display, CRLReason jca, boolean emergency) {
    this.code = code;
    this.display = display;
    this.jca = jca;
    this.emergency = emergency;
  }

  /** The reasons that an emergency revocation offers. */
  public static List<RevocationReason> forEmergency() {
    return Stream.of(values()).filter(reason -> reason.emergency).toList();
  }

  /** The reason of the given RFC 5280 name, or empty. */
  public static Optional<RevocationReason> named(String display) {
    return Stream.of(values()).filter(reason -> reason.display.equals(display)).findFirst();
  }

  /** The reason as the JDK names it; an entry without a reason has an unspecified one. */
  static RevocationReason of(CRLReason jca) {
    return Stream.of(values()).filter(reason -> reason.jca == jca).findFirst().orElse(UNSPECIFIED);
  }

  /** The number in a CRL. */
  public int code() {
    return code;
  }

  /** The name in RFC 5280, also the form in journal bodies: {@code keyCompromise}. */
  public String display() {
    return display;
  }

  /** Whether it is offered in an emergency. */
  public boolean isForEmergency() {
    return emergency;
  }
}
