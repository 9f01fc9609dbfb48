package org.countersign.app.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.countersign.app.service.Charter;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.intake.PreviewRow.Status;
import org.countersign.app.service.request.Requests;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.persistence.register.RegisterCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the usual tools make, through preview and two custodians into the register. */
class ImportServiceTest {
  @TempDir private Path temp;

  private VaultOnSoftHsm vault;
  private RealFiles files;

  @BeforeEach
  void opens() throws Failure {
    vault = VaultOnSoftHsm.fresh();
    files = RealFiles.in(temp);
    vault.signIn(Charter.ADA);
  }

  @AfterEach
  void closes() {
    vault.close();
  }

  private static final FolderIntake.Watch QUIET =
      new FolderIntake.Watch() {
        @Override
        public void reading(String name, long done, long all) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private ImportPreview.Preview preview(Path... chosen) throws Failure {
    List<FileReading> read =
        new FolderIntake()
            .read(List.of(chosen), Optional.of(RealFiles.PASSWORD.toCharArray()), QUIET);
    ImportPreview service = new ImportPreview(vault.services().vault());
    return service.of(Charter.DOMAIN, service.read(read, (done, all) -> {}));
  }

  private Requests.Wish wish(ImportPreview.Preview preview) throws Failure {
    return new ImportDraft(vault.services().vault())
        .wish(
            Charter.DOMAIN,
            preview.read().candidates(),
            "What the build hosts trust",
            (a, b) -> {});
  }

  private String imported(ImportPreview.Preview preview) throws Failure {
    String hash =
        vault.services().controls().raise(vault.services().controls().draft(wish(preview)));
    vault.carryOut(hash, Charter.BEN);
    return hash;
  }

  private Map<Status, Integer> counts(Path... chosen) throws Failure {
    return preview(chosen).counts();
  }

  @Test
  void aFolderOfRealFilesIsPreviewedSignedByTwoAndInTheRegister() throws Failure {
    ImportPreview.Preview preview = preview(files.folder());
    assertThat(preview.counts())
        .containsEntry(Status.NEW, 3) // root, leaf, SSH key
        .containsEntry(Status.FINDING, 2) // leaf.key and the one in store.p12
        .containsEntry(Status.REFUSED, 1) // broken.pem
        .containsEntry(Status.KNOWN, 1); // the leaf again, in store.p12
    assertThat(preview.rows())
        .filteredOn(row -> row.status() == Status.REFUSED)
        .allSatisfy(row -> assertThat(row.where().file()).endsWith("broken.pem"));

    imported(preview);

    vault
        .services()
        .vault()
        .read(state -> {
          IssuedCertificate leaf =
              state.keys().certificates().stream()
                  .filter(one -> one.subject().equals("CN=build.example.org"))
                  .findFirst()
                  .orElseThrow();
          IssuedCertificate root =
              state.keys().certificatesOf(leaf.issuerKey().orElseThrow()).getFirst();
          assertThat(root.subject()).isEqualTo("CN=Old corporate root");
          assertThat(state.watched().all())
              .extracting(WatchedKey::kind)
              .containsExactlyInAnyOrder(
                  WatchedKey.Kind.CERTIFICATE, WatchedKey.Kind.CERTIFICATE, WatchedKey.Kind.SSH);
          assertThat(state.sprawl().standing())
              .hasSize(2)
              .allSatisfy(finding -> assertThat(finding.key()).contains(leaf.subjectKey()));
          return true;
        });
    assertThat(new Findings(vault.services().vault()).all())
        .extracting(row -> row.finding().where().file().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder("leaf.key", "store.p12");
    assertThat(
            RegisterCheck.compare(
                vault.services().vault().register(),
                vault.services().vault().journal(),
                Long.MAX_VALUE,
                done -> {}))
        .isEmpty();
  }

  @Test
  void storesKeysOfEveryKindAndListsOfTrustPathsComeInOneImport() throws Exception {
    RealFiles all = files.withEveryKind();
    String leaf =
        preview(all.file("leaf.pem"))
            .rows()
            .getFirst()
            .candidate()
            .orElseThrow()
            .certificate()
            .orElseThrow()
            .subjectKey()
            .hex();
    Files.writeString(
        all.file("paths.csv"),
        "#countersign-trust-paths v1\n"
            + "name,domain,trusts,pins,kind,contact,environment,criticality,depends-on\n"
            + "Kiosk,%s,,issuer,firmware,field@example.org,production,high,Update server\n"
                .formatted(Charter.DOMAIN)
            + "Update server,%s,%s,key,verifier,ops@example.org,production,critical,\n"
                .formatted(Charter.DOMAIN, leaf)
            + "Elsewhere,partners,%s,key,verifier,ops@example.org,production,low,\n"
                .formatted(leaf));
    ImportPreview.Preview preview = preview(all.folder());
    assertThat(preview.rows())
        .filteredOn(row -> row.where().file().endsWith("paths.csv"))
        .extracting(PreviewRow::status)
        .containsExactly(Status.NEW, Status.NEW, Status.REFUSED);
    imported(preview);
    vault
        .services()
        .vault()
        .read(state -> {
          assertThat(state.watched().all())
              .extracting(WatchedKey::kind)
              .contains(
                  WatchedKey.Kind.CERTIFICATE,
                  WatchedKey.Kind.SSH,
                  WatchedKey.Kind.OPENPGP,
                  WatchedKey.Kind.JWK,
                  WatchedKey.Kind.SPKI,
                  WatchedKey.Kind.LISTED);
          assertThat(state.graph().from(new org.countersign.model.key.Spki(leaf)).paths())
              .extracting(path -> path.name())
              .containsExactly("Update server", "Kiosk");
          assertThat(state.sprawl().standing())
              .extracting(SprawlFinding::format)
              .contains("PKCS#8", "PKCS#12", "JKS");
          return true;
        });
    assertThat(preview(all.folder()).brings()).isFalse();
  }

  @Test
  void theSameFilesASecondTimeHaveNothingToImport() throws Failure {
    imported(preview(files.folder()));
    vault.reopen();
    vault.signIn(Charter.ADA);
    long entries = vault.services().vault().head().size();
    ImportPreview.Preview again = preview(files.folder());
    assertThat(again.counts()).containsOnlyKeys(Status.KNOWN, Status.REFUSED);
    assertThat(again.brings()).isFalse();
    assertThatThrownBy(() -> wish(again))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo("import.nothing"));
    assertThat(vault.services().vault().head().size()).isEqualTo(entries);
  }

  @Test
  void nothingChangesUntilTheSecondPersonHasSigned() throws Failure {
    String hash =
        vault
            .services()
            .controls()
            .raise(vault.services().controls().draft(wish(preview(files.folder()))));
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      assertThatThrownBy(() -> control.execute(step -> {})).isInstanceOf(Failure.class);
    }
    assertThat(counts(files.file("root.pem"))).containsOnlyKeys(Status.NEW);
  }

  @Test
  void onlyWhatWasTickedIsTaken() throws Failure {
    ImportPreview.Preview preview = preview(files.folder());
    List<ImportCandidate> ticked =
        preview.rows().stream()
            .filter(row -> row.where().file().endsWith("root.pem"))
            .flatMap(row -> row.candidate().stream())
            .toList();
    Requests.Wish wish =
        new ImportDraft(vault.services().vault())
            .wish(Charter.DOMAIN, ticked, "Only the root", (a, b) -> {});
    Operation.ImportInventory bring = (Operation.ImportInventory) wish.operation();
    assertThat(bring.counts().lines()).isEqualTo(1);
    assertThat(bring.sources()).singleElement().asString().endsWith("root.pem");
    vault.carryOut(
        vault.services().controls().raise(vault.services().controls().draft(wish)), Charter.BEN);
    assertThat(counts(files.file("root.pem"))).containsOnlyKeys(Status.KNOWN);
    assertThat(counts(files.file("leaf.pem"))).containsOnlyKeys(Status.NEW);
  }

  @Test
  void anImportThatNoLongerFitsFailsWithAnOutcomeAndTakesNothing() throws Failure {
    ImportPreview.Preview preview = preview(files.folder());
    String late =
        vault.services().controls().raise(vault.services().controls().draft(wish(preview)));
    imported(preview(files.file("root.pem")));
    assertThatThrownBy(() -> vault.carryOut(late, Charter.BEN))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.code()).isEqualTo("import.not-as-signed"));
    assertThat(vault.status(late)).isEqualTo(org.countersign.model.request.RequestStatus.FAILED);
    assertThat(counts(files.file("leaf.pem"))).containsOnlyKeys(Status.NEW);
  }

  @Test
  void aTamperedListStopsTheNextOpeningAndNamesTheEntry() throws Exception {
    String hash = imported(preview(files.folder()));
    Operation.ImportInventory bring =
        vault
            .services()
            .vault()
            .read(state ->
                (Operation.ImportInventory) state.requests().find(hash).orElseThrow().operation());
    long raised =
        vault
            .services()
            .vault()
            .read(state -> state.requests().find(hash).orElseThrow().raisedSeq());
    Path list = vault.folder().resolve("attachments").resolve(bring.lines().attachment());
    byte[] bytes = Files.readAllBytes(list);
    bytes[bytes.length / 2] ^= 1;
    Files.write(list, bytes);
    assertThatThrownBy(() -> vault.reopen())
        .isInstanceOfSatisfying(
            JournalBroken.class,
            e -> {
              assertThat(e.seq()).isEqualTo(raised);
              assertThat(e.code()).isEqualTo("journal.attachment-missing");
            });
  }

  @Test
  void aFindingIsClosedByTwoAndIsFoundAgainWhenTheFileIsStillThere() throws Failure {
    imported(preview(files.file("leaf.key")));
    SprawlFinding finding =
        vault.services().vault().read(state -> state.sprawl().standing().getFirst());
    vault.carryOut(
        new Operation.CloseFindings(List.of(finding.id()), "Shredded"),
        Charter.DOMAIN,
        Charter.BEN);
    assertThat(new Findings(vault.services().vault()).all())
        .singleElement()
        .satisfies(row -> assertThat(row.finding().stands()).isFalse());
    assertThat(counts(files.file("leaf.key"))).containsOnlyKeys(Status.FINDING);
  }

  @Test
  void aCancelledPreviewEndsAtOnce() {
    ImportPreview service = new ImportPreview(vault.services().vault());
    List<FileReading> read =
        new FolderIntake().read(List.of(files.folder()), Optional.empty(), QUIET);
    assertThatThrownBy(() ->
            service.read(
                read,
                (done, all) -> {
                  throw new CancellationException();
                }))
        .isInstanceOf(CancellationException.class);
  }
}
