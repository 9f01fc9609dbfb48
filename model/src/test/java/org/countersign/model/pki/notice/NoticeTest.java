package org.countersign.model.pki.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.model.pki.Refusal.assertRefused;
import static org.countersign.model.pki.TestCa.NOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.pki.TestCa;
import org.countersign.model.pki.notice.DistrustNotice.Because;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static final Path BUNDLE =
      Path.of("..", "resources", "src", "main", "resources", "org", "countersign", "messages")
          .resolve("notices.properties");
  private static final String HASH = "e58294f2e9a22748" + "00".repeat(24);
  private static final Spki KEY = new Spki("ab".repeat(32));
  private static final CertificateName CERTIFICATE =
      new CertificateName(
          new BigInteger("4A5B6C", 16), "CN=Northgate Root,O=Northgate,C=SE", "cd".repeat(32));
  private static final RevocationNotice.Crl CRL =
      new RevocationNotice.Crl(
          "CN=Northgate Root",
          7,
          NOW,
          NOW.plusSeconds(3600),
          "ef".repeat(32),
          List.of("a.crl", "a.pem"));

  private final Properties bundle = read();
  private final Set<String> asked = new TreeSet<>();

  @Test
  void distrustNoticeSaysWhichKeyAndWhyAndWhoApproved() throws Failure {
    String text = distrust(facts("release-2026", "INC-7", false));
    assertThat(text)
        .startsWith("countersign notice/1 distrust\n\nStop trusting this signing key\n======")
        .contains("\nKey (SHA-256 of SubjectPublicKeyInfo): " + "ab".repeat(32) + "\n")
        .contains("\nLabel: release-2026\n")
        .contains("\nReason (RFC 5280): keyCompromise\n")
        .contains("\nPossibly misused since: 2026-11-21T17:03:11.000Z\n")
        .contains("\nIncident: INC-7\n")
        .contains("\nCertificate serial number (hex): 4a5b6c\n")
        .contains("\nIssued by: CN=Northgate Root,O=Northgate,C=SE\n")
        .contains("\nRequest (SHA-256): " + HASH + "\n")
        .contains(
            "\nRequest in words: topmost Istanbul Pluto vagabond treadmill Pacific brackish"
                + " dictator\n")
        .contains("\nApproved by: Åsa Öberg, 2026-11-21T18:03:11.000Z\n")
        .contains("\nApproved by: Jean-Luc d’Arc, 2026-11-21T18:03:11.000Z\n")
        .contains("self-signed")
        .endsWith("\n\n");
  }

  @Test
  void proseIsWrappedAndExactLinesAreNot() throws Failure {
    for (String line : distrust(facts("x".repeat(500), "", false)).split("\n", -1)) {
      if (!line.contains(": ")) {
        assertThat(line.length()).as(line).isLessThanOrEqualTo(78);
      }
    }
  }

  @Test
  void sameFactsGiveTheSameBytesWithoutCarriageReturns() throws Failure {
    NoticeFacts facts = facts("release-2026", "INC-7", false);
    byte[] once = DistrustNotice.of(facts, EnumSet.allOf(Because.class), this::phrase);
    byte[] again =
        DistrustNotice.of(
            facts,
            List.of(
                Because.NO_CERTIFICATE,
                Because.SELF_SIGNED,
                Because.ISSUER_CANNOT,
                Because.OUTSIDE_CA,
                Because.SIGNS_CRLS),
            this::phrase);
    assertThat(again).isEqualTo(once);
    assertThat(new String(once, UTF_8)).doesNotContain("\r").doesNotContain("\t");
  }

  @Test
  void drillSaysSoFirstInEveryNotice() throws Failure {
    NoticeFacts drill = facts("release-2026", "INC-7", true);
    for (String text :
        List.of(
            distrust(drill),
            text(OutsideRevocationRequest.of(drill, "Outside CA", "", this::phrase)),
            text(RevocationNotice.of(drill, List.of(CRL), this::phrase)))) {
      assertThat(text.lines().findFirst().orElseThrow()).endsWith(" DRILL");
      assertThat(text.lines().skip(2).findFirst().orElseThrow()).startsWith("THIS IS A DRILL.");
    }
    assertThat(distrust(facts("release-2026", "INC-7", false))).doesNotContainIgnoringCase("drill");
  }

  @Test
  void emptyValuesLeaveNoLine() throws Failure {
    NoticeFacts facts =
        new NoticeFacts(
            "vault",
            KEY,
            "label",
            List.of(),
            RevocationReason.SUPERSEDED,
            Optional.empty(),
            "",
            HASH,
            List.of(),
            NOW,
            false);
    assertThat(distrust(facts))
        .doesNotContain("Incident:")
        .doesNotContain("Possibly misused since:")
        .doesNotContain("Certificate serial")
        .contains("No time is given");
  }

  @Test
  void outsideRequestNamesTheAuthorityAndTheCertificates() throws Failure {
    NoticeFacts facts = facts("release-2026", "INC-7", false);
    String text = text(OutsideRevocationRequest.of(facts, "Outside CA", "+46 8 123", this::phrase));
    assertThat(text)
        .startsWith("countersign notice/1 outside-revocation\n")
        .contains("\nTo: Outside CA\nReached at: +46 8 123\n")
        .contains("Please revoke the certificate named below")
        .contains("4a5b6c");
    NoticeFacts bare =
        new NoticeFacts(
            "vault",
            KEY,
            "label",
            List.of(),
            RevocationReason.SUPERSEDED,
            Optional.empty(),
            "",
            HASH,
            List.of(),
            NOW,
            false);
    assertRefused(
        "notice.no-certificates",
        () -> OutsideRevocationRequest.of(bare, "Outside CA", "", this::phrase));
  }

  @Test
  void revocationNoticeNamesTheCrlAndItsFiles() throws Failure {
    String text =
        text(RevocationNotice.of(facts("release", "INC-7", false), List.of(CRL), this::phrase));
    assertThat(text)
        .startsWith("countersign notice/1 revocation\n")
        .contains("One certificate is revoked")
        .contains("\nRevocation list of: CN=Northgate Root\nNumber: 7\n")
        .contains("\nFile: a.crl\nFile: a.pem\n")
        .contains("openssl crl");
    assertRefused(
        "notice.no-crl",
        () -> RevocationNotice.of(facts("release", "INC-7", false), List.of(), this::phrase));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release\nApproved by: The Director",
        "release\r\nReason: superseded",
        "release\u2028x",
        "\u202eesaeler",
        "esc\u001b[2J"
      })
  void valueCannotForgeALine(String value) {
    assertRefused("notice.characters", () -> distrust(facts(value, "INC-7", false)));
    assertRefused("notice.characters", () -> distrust(facts("release", value, false)));
    assertRefused(
        "notice.characters",
        () ->
            OutsideRevocationRequest.of(facts("release", "INC-7", false), value, "", this::phrase));
  }

  @Test
  void longValueOrNoCauseOrBadHashIsRefused() {
    assertRefused("notice.too-long", () -> distrust(facts("x".repeat(1025), "", false)));
    assertRefused(
        "notice.no-cause",
        () -> DistrustNotice.of(facts("release", "", false), Set.of(), this::phrase));
    for (String hash : List.of("", "xyz", "abcd")) {
      NoticeFacts facts =
          new NoticeFacts(
              "vault",
              KEY,
              "label",
              List.of(),
              RevocationReason.SUPERSEDED,
              Optional.empty(),
              "",
              hash,
              List.of(),
              NOW,
              false);
      assertRefused("notice.request-hash", () -> distrust(facts));
    }
  }

  @ParameterizedTest
  @EnumSource(RevocationReason.class)
  void everyReasonHasItsWords(RevocationReason reason) throws Failure {
    NoticeFacts facts =
        new NoticeFacts(
            "vault",
            KEY,
            "label",
            List.of(),
            reason,
            Optional.empty(),
            "",
            HASH,
            List.of(),
            NOW,
            false);
    assertThat(distrust(facts)).contains("Reason (RFC 5280): " + reason.display());
  }

  @Test
  void bundleHoldsNoTextThatNothingAsksFor() throws Failure {
    for (boolean drill : new boolean[] {true, false}) {
      NoticeFacts facts = facts("release", "INC-7", drill);
      DistrustNotice.of(facts, EnumSet.allOf(Because.class), this::phrase);
      OutsideRevocationRequest.of(facts, "CA", "contact", this::phrase);
      RevocationNotice.of(facts, List.of(CRL), this::phrase);
    }
    for (RevocationReason reason : RevocationReason.values()) {
      asked.add("notices.reason." + reason.display());
    }
    asked.add("notices.since.unknown");
    assertThat(bundle.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void bundleHasNoStraightApostropheForTheFormatToEat() {
    assertThat(bundle.values())
        .noneMatch(text -> Pattern.compile("'").matcher(text.toString()).find());
  }

  @Test
  void certificateIsNamedAsOpensslWouldNameIt() throws Failure {
    TestCa ca = new TestCa("Notices", KeyAlgorithm.EC_P256);
    CertificateName name = CertificateName.of(ca.certificate);
    assertThat(name.serial()).isEqualTo(ca.certificate.getSerialNumber());
    assertThat(name.issuer()).isEqualTo("CN=Notices,O=Northgate,C=SE");
    assertThat(name.sha256()).matches("[0-9a-f]{64}");
  }

  private String distrust(NoticeFacts facts) throws Refused {
    return text(DistrustNotice.of(facts, Set.of(Because.SELF_SIGNED), this::phrase));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static NoticeFacts facts(String label, String incident, boolean drill) {
    return new NoticeFacts(
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        KEY,
        label,
        List.of(CERTIFICATE),
        RevocationReason.KEY_COMPROMISE,
        Optional.of(NOW.minusSeconds(3600)),
        incident,
        HASH,
        List.of(
            new NoticeFacts.Signatory("Åsa Öberg", NOW),
            new NoticeFacts.Signatory("Jean-Luc d’Arc", NOW)),
        NOW,
        drill);
  }

  private String phrase(String key, Object... arguments) {
    asked.add(key);
    String pattern = bundle.getProperty(key);
    assertThat(pattern).as(key).isNotNull();
    return new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(BUNDLE, UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
