package org.countersign.model.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.VaultState;

/** A notice for machines for each key that nobody is to trust any more. */
final class SetNotices {
  static final String FORMAT = "countersign.revocation-notice";

  private final VaultState state;
  private final SetWish wish;
  private final SetBasis basis;

  SetNotices(VaultState state, SetWish wish, SetBasis basis) {
    this.state = state;
    this.wish = wish;
    this.basis = basis;
  }

  List<SetPart> all() {
    List<SetPart> notices = new ArrayList<>();
    for (SetBasis.Held held : basis.keys()) {
      if (!held.reason().isEmpty()) {
        SigningKey key = state.keys().key(held.spki()).orElseThrow();
        notices.add(
            new SetPart.Notice(SetNames.notice(key, ".jws.json"), Told.json(notice(held, key))));
      }
    }
    return notices;
  }

  private Map<String, Object> notice(SetBasis.Held held, SigningKey key) {
    Map<String, Object> notice = new LinkedHashMap<>();
    notice.put("format", FORMAT);
    notice.put("v", 1);
    notice.put("vault", state.id());
    notice.put("domain", wish.domain());
    notice.put("set", wish.number());
    notice.put("at", wish.from());
    notice.put("spki", held.spki());
    notice.put("state", held.state());
    notice.put("since", held.since());
    notice.put("reason", held.reason());
    if (key.state() instanceof KeyState.Compromised bad) {
      bad.invalidity().ifPresent(since -> notice.put("invalidSince", since));
    }
    List<Map<String, Object>> certificates = new ArrayList<>();
    for (IssuedCertificate one : state.keys().certificatesOf(key.spki())) {
      certificates.add(certificate(one));
    }
    notice.put("certificates", certificates);
    return notice;
  }

  private Map<String, Object> certificate(IssuedCertificate one) {
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("sha256", one.id());
    certificate.put("issuer", one.issuer());
    certificate.put("serial", one.serial().toString(16));
    certificate.put("notAfter", one.notAfter());
    one.revoked()
        .ifPresent(mark -> {
          certificate.put("crlNumber", mark.crlNumber());
          one.issuerKey()
              .flatMap(issuer ->
                  state.keys().crlsOf(issuer).stream()
                      .map(CrlRecord::crl)
                      .filter(crl -> crl.number() == mark.crlNumber())
                      .findFirst())
              .ifPresent(crl -> certificate.put("crlSha256", crl.crl().attachment()));
        });
    return certificate;
  }
}
