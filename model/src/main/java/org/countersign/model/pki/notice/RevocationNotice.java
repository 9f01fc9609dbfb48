package org.countersign.model.pki.notice;

import java.time.Instant;
import java.util.List;
import org.countersign.model.failure.Refused;

/** Says in plain words what a CRL says, for the people whose systems must take it up. */
public final class RevocationNotice {

  /**
   * A CRL that goes with the notice.
   *
   * @param issuer RFC 4514
   * @param sha256 over its DER, 64 lower-case hex digits
   * @param files names of the files it is in
   */
  public record Crl(
      String issuer,
      long number,
      Instant thisUpdate,
      Instant nextUpdate,
      String sha256,
      List<String> files) {

    public Crl {
      files = List.copyOf(files);
    }
  }

  private RevocationNotice() {}

  /**
   * The notice.
   *
   * @throws Refused {@code notice.no-crl} if there is none, or as {@link DistrustNotice#of}
   */
  public static byte[] of(NoticeFacts facts, List<Crl> crls, Phrases phrases) throws Refused {
    if (crls.isEmpty()) {
      throw new Refused("notice.no-crl");
    }
    NoticeText text = new NoticeText(phrases, "revocation", facts.drill());
    text.title("revocation.title");
    text.paragraph("revocation.what", facts.certificates().size());
    text.paragraph("reason." + facts.reason().display());
    text.paragraph(facts.invalidSince().isPresent() ? "since.known" : "since.unknown");
    text.facts(facts);
    for (Crl crl : crls) {
      add(text, crl);
    }
    text.paragraph("revocation.do");
    text.paragraph("revocation.check");
    return text.bytes();
  }

  private static void add(NoticeText text, Crl crl) throws Refused {
    text.field("crl-issuer", crl.issuer());
    text.field("crl-number", Long.toString(crl.number()));
    text.field("crl-from", crl.thisUpdate());
    text.field("crl-until", crl.nextUpdate());
    text.field("crl-sha256", crl.sha256());
    for (String file : crl.files()) {
      text.field("crl-file", file);
    }
    text.space();
  }
}
