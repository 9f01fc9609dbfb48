package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plan is pinned in a request that people sign, and may be carried out by a later version of the
 * console or of BouncyCastle: it must give the same bytes there. A change that makes this fail
 * changes the format.
 */
class FrozenPlanTest {
  private static final String KEY =
      "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEXIakf0D27c1oyh49ESUi3IrJHOTBC3Q60+jiU48wvkiNUAN6"
          + "AblA3cbfjXRlrhYmeJ5c1iRMeag7t9Oj5xOOudHyFqr9IVud68iVDYbMQBoR68kp0D46rjIfN1YIqjFD";

  private final CertificateIssuer issuer =
      new CertificateIssuer(InstantSource.fixed(Instant.parse("2026-11-21T18:03:11Z")));

  @ParameterizedTest
  @CsvSource({
    "ROOT,158f298f80ab8f1121cc0af3969f18d69f944f0ed4d9b11cfc311c82e5d4c564",
    "CODE_SIGNING,48a2fd55ae016ea0b3677a0c1517ec8109efa901f05ba86cc436ddd1b82510b1",
    "DOCUMENT_SIGNING,66b670681a3405e6477af22ec76d89274199276b430ef2e9b55051dd0b1d7fa5",
    "TOKEN_SIGNING,0a2c996e46457ae1d2664e1504bdb8df8426f8decd31d35956a3a72cf85f9121"
  })
  void planOfEveryKindGivesTheBytesItGave(CertificateProfile profile, String sha256)
      throws Failure {
    assertThat(Sha256.hex(issuer.toBeSigned(plan(profile)))).isEqualTo(sha256);
  }

  @Test
  void planFromItsTextsIsTheSamePlan() throws Failure {
    CertificatePlan plan = plan(CertificateProfile.ROOT);
    CertificatePlan again =
        new CertificatePlan(
            CertificateProfile.valueOf(plan.profile().name()),
            plan.subject(),
            plan.issuer(),
            plan.publicKey(),
            plan.serial(),
            plan.notBefore(),
            plan.notAfter(),
            plan.crlUrl(),
            List.copyOf(plan.altNames()));
    assertThat(again).isEqualTo(plan);
    assertThat(issuer.toBeSigned(again)).isEqualTo(issuer.toBeSigned(plan));
  }

  private static CertificatePlan plan(CertificateProfile profile) {
    return new CertificatePlan(
        profile,
        "CN=Frozen\\, 2026,OU=Büro,O=Northgate,C=SE",
        "",
        KEY,
        "4a3b2c1d0e0f10111213141516171819",
        "2026-11-21T18:03:11Z",
        "2029-02-20T18:03:11Z",
        "",
        List.of());
  }
}
