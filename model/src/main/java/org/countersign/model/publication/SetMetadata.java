package org.countersign.model.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.VaultState;

/** {@code metadata.json}: what there is, and how it stands; the page says the same in words. */
final class SetMetadata {
  static final String FORMAT = "countersign.certificates";

  private final VaultState state;
  private final SetWish wish;
  private final SetBasis basis;

  SetMetadata(VaultState state, SetWish wish, SetBasis basis) {
    this.state = state;
    this.wish = wish;
    this.basis = basis;
  }

  /** A certificate as the set tells of it. */
  record Row(IssuedCertificate certificate, SetBasis.Bound bound, List<String> files) {}

  /** A CRL as the set tells of it. */
  record ListRow(SigningKey issuer, String name, SetBasis.Listed crl, List<String> files) {}

  SetWish wish() {
    return wish;
  }

  String vault() {
    return state.id();
  }

  String domainName() {
    return state.domains().find(wish.domain()).map(SigningDomain::name).orElse(wish.domain());
  }

  List<Row> certificates() {
    List<Row> rows = new ArrayList<>();
    for (SetBasis.Bound bound : basis.certificates()) {
      IssuedCertificate one = state.keys().certificate(bound.sha256()).orElseThrow();
      rows.add(new Row(one, bound, files(one, bound)));
    }
    return rows;
  }

  List<ListRow> crls() {
    List<ListRow> rows = new ArrayList<>();
    for (SetBasis.Listed crl : basis.crls()) {
      SigningKey issuer = state.keys().key(crl.issuer()).orElseThrow();
      String name = state.keys().certificatesOf(crl.issuer()).getLast().subject();
      rows.add(
          new ListRow(
              issuer,
              name,
              crl,
              List.of(SetNames.crl(issuer, ".crl"), SetNames.crl(issuer, ".pem"))));
    }
    return rows;
  }

  private List<String> files(IssuedCertificate one, SetBasis.Bound bound) {
    List<String> files = new ArrayList<>();
    if (bound.anchor()) {
      SigningKey key = state.keys().key(one.subjectKey()).orElseThrow();
      files.add(SetNames.certificate(key, one.id(), ".cer"));
      files.add(SetNames.certificate(key, one.id(), ".pem"));
    }
    if (bound.answered()) {
      SigningKey issuer = state.keys().key(one.issuerKey().orElseThrow()).orElseThrow();
      files.add(SetNames.answer(issuer, one.serial(), ".ocsp"));
      files.add(SetNames.answer(issuer, one.serial(), ".sha256.ocsp"));
    }
    return files;
  }

  byte[] json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("v", 1);
    all.put("vault", state.id());
    all.put("domain", Map.of("id", wish.domain(), "name", domainName()));
    all.put("number", wish.number());
    all.put("thisUpdate", wish.from());
    all.put("nextUpdate", wish.until());
    all.put("certificates", certificates().stream().map(SetMetadata::json).toList());
    all.put("crls", crls().stream().map(SetMetadata::json).toList());
    return Told.json(all);
  }

  private static Map<String, Object> json(Row row) {
    IssuedCertificate one = row.certificate();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sha256", one.id());
    json.put("subject", one.subject());
    json.put("issuer", one.issuer());
    json.put("serial", one.serial().toString(16));
    json.put("notBefore", one.notBefore());
    json.put("notAfter", one.notAfter());
    json.put("spki", one.subjectKey());
    one.issuerKey().map(Spki::hex).ifPresent(issuer -> json.put("issuerSpki", issuer));
    json.put("ca", row.bound().anchor());
    json.put("status", row.bound().status());
    if (!row.bound().since().isEmpty()) {
      json.put("since", row.bound().since());
      json.put("reason", row.bound().reason());
    }
    json.put("files", row.files());
    return json;
  }

  private static Map<String, Object> json(ListRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("issuer", row.name());
    json.put("issuerSpki", row.crl().issuer());
    json.put("number", row.crl().number());
    json.put("sha256", row.crl().sha256());
    json.put("thisUpdate", row.crl().thisUpdate());
    json.put("nextUpdate", row.crl().nextUpdate());
    json.put("files", row.files());
    return json;
  }
}
