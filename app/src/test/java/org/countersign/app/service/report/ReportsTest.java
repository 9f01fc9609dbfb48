package org.countersign.app.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.head.HeadCheck;
import org.countersign.app.service.head.HeadVerdict;
import org.countersign.app.service.qr.QrCode;
import org.countersign.app.service.qr.QrImage;
import org.countersign.app.service.vault.EntryProofs;
import org.countersign.app.service.vault.Vault;
import org.countersign.app.text.OperationText;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.model.words.PgpWords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;

/** The reports of a vault on a real token, read by other programs. */
class ReportsTest {
  private static VaultOnSoftHsm vault;
  private static Reports reports;
  private static Spki root;
  private static Spki release;

  @BeforeAll
  static void lives() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    reports =
        new Reports(
            vault.services().vault(),
            (state, file) -> OperationText.sentence(state, file.request(), file.operation()),
            Messages::text);
    try (OutputStream out = OutputStream.nullOutputStream()) {
      for (ReportWriter report : reports.all()) {
        report.write(out, (done, all) -> {});
        empty.add(Pdf.of(report, "empty-").text());
      }
    }
    vault.signIn(Charter.ADA);
    Inventory inventory = new Inventory(vault);
    root = inventory.root("root", KeyAlgorithm.EC_P256);
    release = inventory.issued(root, "release <2026> \u65e5\u672c", KeyAlgorithm.EC_P256);
    vault.carryOut(
        new Operation.EmergencyRevoke(release, "keyCompromise", Optional.empty(), "INC-7"),
        Charter.DOMAIN,
        Charter.BEN);
  }

  private static final List<String> empty = new java.util.ArrayList<>();

  @AfterAll
  static void closes() {
    vault.close();
  }

  private static List<ReportWriter> everyReport() {
    List<ReportWriter> all = new java.util.ArrayList<>(reports.all());
    all.add(reports.key(release));
    all.add(reports.key(root));
    return all;
  }

  @Test
  void everyReportIsASoundTaggedPdfWithItsFontsAndTheHeadOnEachPage() throws Exception {
    byte[] head = vault.services().vault().head().root();
    String words = String.join(" ", PgpWords.of(head).subList(0, 8));
    String hex = HexFormat.of().formatHex(head).substring(0, 4);
    for (ReportWriter report : everyReport()) {
      Pdf pdf = Pdf.of(report, "");
      assertThat(pdf.check()).as(report.name()).contains("No syntax or stream encoding errors");
      assertThat(pdf.info()).as(report.name()).containsPattern("Tagged: +yes").contains("Title: ");
      assertThat(pdf.info("-struct")).as(report.name()).contains("Document", "H1 (block)", "TH");
      assertThat(untagged(pdf.file())).as(report.name()).isEmpty();
      assertThat(pdf.fonts())
          .as(report.name())
          .isNotEmpty()
          .allMatch(line -> line.matches(".* yes +yes +yes +\\d+ +\\d+"));
      String[] pages = pdf.text().split("\f", -1);
      for (int page = 0; page < pdf.pages(); page++) {
        assertThat(pages[page])
            .as(report.name())
            .contains(words, hex, "Page " + (page + 1) + " of " + pdf.pages());
      }
    }
  }

  /** What PDF/UA-1 (ISO 14289-1 §7.1, 7.2) wants of every file's catalog and is not there. */
  private static List<String> untagged(Path file) throws IOException {
    PdfReader reader = new PdfReader(Files.readAllBytes(file));
    try {
      PdfDictionary catalog = reader.getCatalog();
      List<String> missing = new java.util.ArrayList<>();
      PdfDictionary marks = catalog.getAsDict(PdfName.MARKINFO);
      if (marks == null || !PdfBoolean.PDFTRUE.equals(marks.get(PdfName.MARKED))) {
        missing.add("MarkInfo");
      }
      if (catalog.get(PdfName.LANG) == null) {
        missing.add("Lang");
      }
      if (catalog.getAsDict(PdfName.STRUCTTREEROOT) == null) {
        missing.add("StructTreeRoot");
      }
      if (String.valueOf(reader.getInfo().get("Title")).isBlank()) {
        missing.add("Title");
      }
      return missing;
    } finally {
      reader.close();
    }
  }

  @Test
  void oneStateGivesTheSameBytesTwice() throws Exception {
    for (ReportWriter report : everyReport()) {
      byte[] once = Files.readAllBytes(Pdf.of(report, "").file());
      assertThat(Files.readAllBytes(Pdf.of(report, "again-").file()))
          .as(report.name())
          .isEqualTo(once);
    }
  }

  @Test
  void anEmptyVaultHasReportsThatSaySo() {
    assertThat(String.join("\n", empty))
        .contains("The vault has no signing keys yet", "Nothing has been suspended")
        .contains("The domain has no signing keys yet", "no evidence");
  }

  @Test
  void aKeysLifeIsTwoPagesWithItsStatesAndWhoSigned() throws Exception {
    Pdf pdf = Pdf.of(reports.key(release), "");
    assertThat(pdf.pages()).isEqualTo(2);
    assertThat(pdf.text())
        .contains("release <2026> [U+65E5][U+672C]")
        .contains("pre-activation since", "active since", "compromised since")
        .contains(name(Charter.BEN), "revoked 2026");
    assertThat(pdf.info("-struct")).contains("Figure");
  }

  @Test
  void theCoverageReportNamesTheEntriesAndWhatHasNone() throws Exception {
    long seq =
        vault
            .services()
            .vault()
            .read(state ->
                state.requests().all().stream()
                    .filter(file -> file.request().operation().equals("key.emergency-revoke"))
                    .map(
                        file -> (org.countersign.model.vault.RequestFile.Finished) file.execution())
                    .findFirst()
                    .orElseThrow()
                    .seq());
    String text = Pdf.of(reports.coverage(), "").text();
    assertThat(text).contains(seq + " key.emergency-revoke ");
    assertThat(text).containsPattern("Without evidence[^~]*PR.DS-11 \\(Backup\\)");
    assertThat(text)
        .containsPattern("CA/B BR +4\\.9\\.7 ")
        .containsPattern("OWASP NHI +NHI7:2025 ");
  }

  @Test
  void theRevocationReportSaysHowLongEachStepTook() throws Exception {
    assertThat(Pdf.of(reports.revocations(), "").text())
        .contains("revoked in an", "after ", "not seen yet", "measured once");
  }

  @Test
  void theAccessReportNamesEverybodysCredentialAndSignIn() throws Exception {
    String text = Pdf.of(reports.access(), "").text();
    for (String custodian : Charter.CUSTODIANS) {
      assertThat(text).contains(name(custodian), custodian + " token");
    }
    assertThat(text).contains("CONFIDENTIAL", "any 2 of 3");
  }

  @Test
  void whoeverCancelsIsHeardAtTheNextRow() {
    assertThatThrownBy(() ->
            reports
                .coverage()
                .write(
                    OutputStream.nullOutputStream(),
                    (done, all) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aFullDiskIsAFailureOfTheStore() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> reports.inventory().write(full, (done, all) -> {}))
        .isInstanceOfSatisfying(
            StoreFailed.class, e -> assertThat(e.code()).isEqualTo("store.unwritable"));
  }

  /** The picture of the printed page, with its code read by a program that knows nothing of us. */
  @Test
  void theHeadsSheetIsOnePageAndItsCodeAndWordsAreTheHead() throws Exception {
    Vault open = vault.services().vault();
    Pdf pdf = Pdf.of(reports.head(), "");
    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.check()).contains("No syntax or stream encoding errors");
    List<String> words = PgpWords.of(open.head().root()).subList(0, 8);
    assertThat(pdf.text().replaceAll("\\s+", " "))
        .contains(String.join(" ", words), HexFormat.of().formatHex(open.head().root(), 28, 30));
    String scanned = Pdf.run("zbarimg", "-q", "--raw", pdf.picture().toString());
    // It may complain about the machine first.
    assertThat(scanned.strip()).endsWith(open.head().text().strip()).doesNotContain("exit");
    assertThat(QrImage.read(Files.readAllBytes(pdf.picture()), "sheet"))
        .isEqualTo(open.head().text());
  }

  @Test
  void aSheetReadBackSaysWhetherTheJournalExtendsItsHead() throws Exception {
    Vault open = vault.services().vault();
    HeadCheck check = new HeadCheck(open);
    Checkpoint now = open.head();
    Checkpoint then = open.headAt(30);
    String words = String.join(" ", PgpWords.of(then.root()).subList(0, 8));
    Instant at = new EntryProofs(open).exact(29).entry().header().at();
    HeadVerdict extended = new HeadVerdict.Extends(30, at, now.size() - 30);
    assertThat(check.checkpoint(then.text())).isEqualTo(extended);
    assertThat(check.words(words, OptionalLong.of(30), (done, all) -> {})).isEqualTo(extended);
    assertThat(check.words(words, OptionalLong.empty(), (done, all) -> {})).isEqualTo(extended);
    assertThat(check.words(words, OptionalLong.of(31), (done, all) -> {}))
        .isEqualTo(new HeadVerdict.NotOurs(31));
    assertThat(check.words(words, OptionalLong.of(now.size() + 1), (done, all) -> {}))
        .isEqualTo(new HeadVerdict.Ahead(now.size() + 1, now.size()));
    assertThat(check.checkpoint(new Checkpoint(now.vault(), 30, now.root()).text()))
        .isEqualTo(new HeadVerdict.NotOurs(30));
    String other = "00000000-0000-4000-8000-000000000000";
    assertThat(check.checkpoint(new Checkpoint(other, 30, then.root()).text()))
        .isEqualTo(new HeadVerdict.OtherVault(other));
    String foreign = String.join(" ", PgpWords.of(new byte[8]));
    assertThat(check.words(foreign, OptionalLong.empty(), (done, all) -> {}))
        .isEqualTo(new HeadVerdict.NoneOfOurs(now.size()));
  }

  @Test
  void aSheetThatCannotBeReadIsRefusedForWhatIsWrongWithIt() throws Exception {
    HeadCheck check = new HeadCheck(vault.services().vault());
    String then = vault.services().vault().headAt(30).text();
    for (String wrong :
        List.of("", "x", then + "y", then.replace("30", "030"), then.replace("=", ""))) {
      assertThat(code(() -> check.checkpoint(wrong))).as(wrong).isEqualTo("head.unreadable");
    }
    assertThat(code(() -> check.words("topmost Istanbul", OptionalLong.of(3), (d, a) -> {})))
        .isEqualTo("words.few");
    String many = String.join(" ", PgpWords.of(new byte[33]));
    assertThat(code(() -> check.words(many, OptionalLong.of(3), (d, a) -> {})))
        .isEqualTo("words.many");
    assertThat(code(() -> QrImage.read(new byte[] {1, 2, 3}, "x"))).isEqualTo("qr.not-a-picture");
    byte[] blank = QrCode.of("x").png(1);
    assertThat(code(() -> QrImage.read(java.util.Arrays.copyOf(blank, 60), "x")))
        .isEqualTo("qr.not-a-picture");
    var white =
        new java.awt.image.BufferedImage(200, 200, java.awt.image.BufferedImage.TYPE_INT_ARGB);
    var png = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(white, "png", png);
    assertThat(code(() -> QrImage.read(png.toByteArray(), "x"))).isEqualTo("qr.none");
    assertThat(code(() -> QrImage.read(new byte[QrImage.MOST + 1], "x"))).isEqualTo("qr.too-large");
  }

  private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
    assertThat(thrown).isInstanceOf(Refused.class);
    return ((Refused) thrown).code();
  }

  private static String name(String person) {
    return vault.services().vault().read(state -> state.people().nameOf(person));
  }
}
