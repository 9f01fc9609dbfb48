package org.countersign.bench;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Readers;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportList;

/** Finding whose key signed each certificate of an import, beside bare verification. */
final class IssuerBench {
  private static final int CERTIFICATES = 5_000;

  private IssuerBench() {}

  /** What bare verification needs, taken out beforehand. */
  private record Claim(PublicKey issuer, byte[] signed, byte[] signature) {
    boolean holds() {
      try {
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(issuer);
        verifier.update(signed);
        return verifier.verify(signature);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] bundle = MadeBundle.signed(CERTIFICATES);
    List<Item> items = new Readers().read("bundle.pem", bundle, Optional.empty()).items();
    List<ImportCandidate> candidates = items.stream().map(ImportCandidate::of).toList();
    List<Claim> claims = claims(bundle);
    VaultLife life = VaultLife.begun();
    Figures.Time[] times =
        Figures.inTurn(
            2,
            5,
            () -> {
              ImportList list =
                  ImportList.of(life.vault.state(), VaultLife.DOMAIN, life.vault.now(), candidates);
              list.link((done, all) -> {});
              return list;
            },
            () -> claims.parallelStream().filter(Claim::holds).count());
    double ours = times[0].perSecond(claims.size());
    double bare = times[1].perSecond(claims.size());
    Figures.row(
        "… whose key signed each, of 5,000 whose issuers (P-256) are among them",
        Figures.rate(ours),
        Figures.spread(times[0]),
        "bare JCA, all processors: " + Figures.rate(bare) + ", ratio " + Figures.ratio(ours / bare),
        "",
        true);
  }

  private static List<Claim> claims(byte[] bundle) throws Exception {
    Map<Object, PublicKey> keys = new HashMap<>();
    List<Claim> claims = new ArrayList<>();
    for (var one :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bundle))) {
      X509Certificate certificate = (X509Certificate) one;
      keys.putIfAbsent(certificate.getSubjectX500Principal(), certificate.getPublicKey());
      claims.add(
          new Claim(
              keys.get(certificate.getIssuerX500Principal()),
              certificate.getTBSCertificate(),
              certificate.getSignature()));
    }
    return claims;
  }
}
