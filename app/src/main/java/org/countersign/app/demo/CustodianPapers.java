package org.countersign.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.app.Workstation;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.pki.CertificateIssuer;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.pki.CertificateSigner;
import org.countersign.model.pki.IssuedCertificate;
import org.countersign.model.pki.Pem;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.vault.EnrolledCredential;

/**
 * Files by which others check a custodian's signatures: the public key as PEM, and a certificate
 * for it that the custodian's own token has signed, which says no more than whose it claims to be.
 */
final class CustodianPapers {
  private static final int DAYS = 365;

  private final Path folder;
  private final Workstation workstation;

  CustodianPapers(Path folder, Workstation workstation) {
    this.folder = folder;
    this.workstation = workstation;
  }

  void write(Cast.Custodian custodian, EnrolledCredential credential) throws Failure, IOException {
    Files.createDirectories(folder);
    String id = custodian.person().id();
    PublicKey key = credential.credential().signingKey();
    Files.writeString(folder.resolve(id + ".pub.pem"), Pem.encode("PUBLIC KEY", key.getEncoded()));
    char[] pin = custodian.pin().toCharArray();
    try (PersonalToken token =
        workstation.tokens().openPersonal(credential.credential().token(), pin)) {
      IssuedCertificate certificate =
          new CertificateIssuer(workstation.clock()::now)
              .issue(plan(custodian, key), new OwnKey(key, credential, token));
      Files.writeString(folder.resolve(id + ".cer.pem"), certificate.pem());
    }
  }

  private CertificatePlan plan(Cast.Custodian custodian, PublicKey key) throws Failure {
    Instant from = workstation.clock().now().truncatedTo(ChronoUnit.SECONDS);
    return CertificatePlan.of(
        CertificateProfile.DOCUMENT_SIGNING,
        "CN=" + custodian.person().name() + ",O=Northgate,C=SE",
        Optional.empty(),
        key,
        CertificatePlan.newSerial(workstation.random()),
        from,
        from.plus(DAYS, ChronoUnit.DAYS));
  }

  private record OwnKey(PublicKey publicKey, EnrolledCredential credential, PersonalToken token)
      implements CertificateSigner {
    @Override
    public KeyAlgorithm algorithm() {
      return KeyAlgorithm.of(publicKey).orElseThrow();
    }

    @Override
    public byte[] sign(byte[] tbs) throws Failure {
      return token.sign(credential.spki(), tbs);
    }
  }
}
