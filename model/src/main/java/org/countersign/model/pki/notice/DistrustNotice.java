package org.countersign.model.pki.notice;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.countersign.model.failure.Refused;

/**
 * Tells those who trust a key to stop, where no CRL can. People sign the bytes; this class does
 * not.
 */
public final class DistrustNotice {

  /** Why no CRL can say it. */
  public enum Because {
    /** Whoever has the key could sign a CRL that says the opposite. */
    SIGNS_CRLS("signs-crls"),
    /** A self-signed certificate is trusted for itself; there is no issuer to revoke it. */
    SELF_SIGNED("self-signed"),
    /** An outside CA issued the certificate; only that CA can revoke it. */
    OUTSIDE_CA("outside-ca"),
    /** The issuer's certificate has expired, or its key is gone or in other hands. */
    ISSUER_CANNOT("issuer-cannot"),
    /** The bare key is trusted. */
    NO_CERTIFICATE("no-certificate");

    private final String key;

    Because(String key) {
      this.key = key;
    }
  }

  private DistrustNotice() {}

  /**
   * The bytes to be signed.
   *
   * @throws Refused {@code notice.no-cause} without a reason why there is no CRL, or what a value
   *     may not hold: {@code notice.characters}, {@code notice.too-long}, {@code
   *     notice.request-hash}
   */
  public static byte[] of(NoticeFacts facts, Collection<Because> because, Phrases phrases)
      throws Refused {
    if (because.isEmpty()) {
      throw new Refused("notice.no-cause");
    }
    NoticeText text = new NoticeText(phrases, "distrust", facts.drill());
    text.title("distrust.title");
    text.paragraph("distrust.what");
    text.paragraph("reason." + facts.reason().display());
    text.paragraph(facts.invalidSince().isPresent() ? "since.known" : "since.unknown");
    Set<Because> sorted = EnumSet.copyOf(because);
    for (Because cause : sorted) {
      text.paragraph("distrust.because." + cause.key);
    }
    text.facts(facts);
    text.paragraph("distrust.do");
    text.paragraph("distrust.confirm");
    text.paragraph("signatures");
    return text.bytes();
  }
}
