package org.countersign.model.pki.notice;

import org.countersign.model.failure.Refused;

/** Asks an outside CA to revoke the certificates it issued for a key. People sign the bytes. */
public final class OutsideRevocationRequest {
  private OutsideRevocationRequest() {}

  /**
   * The bytes to be signed.
   *
   * @param authority whom it goes to
   * @param contact how they are reached: an address, a telephone number; may be empty
   * @throws Refused {@code notice.no-certificates} if there is none to revoke, or as {@link
   *     DistrustNotice#of}
   */
  public static byte[] of(NoticeFacts facts, String authority, String contact, Phrases phrases)
      throws Refused {
    if (facts.certificates().isEmpty()) {
      throw new Refused("notice.no-certificates", authority);
    }
    NoticeText text = new NoticeText(phrases, "outside-revocation", facts.drill());
    text.title("outside.title");
    text.field("to", authority);
    text.field("contact", contact);
    text.space();
    text.paragraph("outside.what", facts.certificates().size());
    text.paragraph("reason." + facts.reason().display());
    text.paragraph(facts.invalidSince().isPresent() ? "since.known" : "since.unknown");
    text.facts(facts);
    text.paragraph("outside.confirm");
    text.paragraph("signatures");
    return text.bytes();
  }
}
