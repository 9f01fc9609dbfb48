package org.countersign.app.screen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.countersign.app.AuditTools;
import org.countersign.app.Services;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.RecordingDialogs;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.fx.UiThread;
import org.countersign.app.screen.Robot;
import org.countersign.app.service.Charter;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.audit.AuditExport;
import org.countersign.app.service.audit.ExportTools;
import org.countersign.app.service.audit.UnnamedExports;
import org.countersign.model.audit.BundleCheck;
import org.countersign.model.audit.BundleSink;
import org.countersign.model.audit.BundleSource;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.TokenIdentity;
import org.countersign.persistence.bundle.NewBundles;
import org.countersign.persistence.bundle.OpenBundles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export from the first choice to the written bundle, in its window, on a real SoftHSM. */
class ExportScreenTest {
  @TempDir Path folder;
  private final Robot robot = new Robot();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private VaultOnSoftHsm vault;

  @BeforeEach
  void found() throws Exception {
    Ui.start(Theme.LIGHT);
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
  }

  @AfterEach
  void close() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    vault.close();
  }

  private ExportViewModel model(AuditExport export) {
    Services services = vault.services();
    return Ui.get(() ->
        new ExportViewModel(
            new ExportServices(
                services.vault(),
                services.sessions(),
                export,
                services.tokens(),
                new FxTaskRunner(dialogs))));
  }

  private Path toSigning(AuditExport export) {
    Path target = folder.resolve("bundle.zip");
    ExportViewModel model = model(export);
    UiThread.run(() -> new ExportWindow(model, dialogs, null).showAndWait());
    robot.awaitUsable("#audit-level");
    Ui.run(() -> model.choice().targetProperty().set(Optional.of(target)));
    robot.picture("audit-choosing");
    robot.clickOn("#audit-next");
    robot.awaitUsable("#audit-sign-ada");
    return target;
  }

  private void bothSign() {
    robot.clickOn("#audit-sign-ada");
    robot.clickOn("#audit-pin-ben");
    robot.write(new String(Charter.pin(Charter.BEN)));
    robot.clickOn("#audit-sign-ben");
    robot.awaitUsable("#audit-export");
  }

  @Test
  void twoCustodiansExportAndTheBundleIsOnRecord() throws Exception {
    Services services = vault.services();
    Path target = toSigning(AuditTools.export(services));
    robot.picture("audit-signing");
    bothSign();
    robot.clickOn("#audit-export");
    robot.awaitText("SHA-256 of manifest.json");
    robot.picture("audit-done");
    assertThat(Files.isRegularFile(target)).isTrue();
    try (BundleSource source = OpenBundles.open(target)) {
      assertThat(BundleCheck.of(source, (part, done, all) -> {}).unchecked()).isEmpty();
    }
    boolean recorded = services.vault().read(state -> state.exports().last().isPresent());
    assertThat(recorded).isTrue();
    robot.clickOn("#audit-copy-path");
    assertThat(Ui.get(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(target.toString());
    assertThat(DonePane.folder(target)).isEqualTo(folder);
    assertThat(DonePane.folder(folder)).isEqualTo(folder);
    anExportThatNeverGotItsNameIsToldInTheNext(target);
  }

  /** As a kill between the record and the name would leave it. */
  private void anExportThatNeverGotItsNameIsToldInTheNext(Path target) throws Exception {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    String manifest =
        vault.services().vault().read(s -> s.exports().last().orElseThrow().exported().manifest());
    Path note = vault.folder().resolve("exports-unnamed").resolve(manifest);
    assertThat(note).as("taken away with the name").doesNotExist();
    Files.writeString(note, target.toString());
    Files.delete(target);
    ExportViewModel model = model(AuditTools.export(vault.services()));
    UiThread.run(() -> new ExportWindow(model, dialogs, null).showAndWait());
    robot.awaitText("it was cut off before it got its name");
    robot.picture("audit-cut-off");
    assertThat(model.choice().lastExport()).isEmpty();
  }

  /** A drive that takes its time with the register, until it is let go. */
  private static final class SlowDrive implements BundleSink {
    private final BundleSink drive;
    private final CountDownLatch held;

    SlowDrive(BundleSink drive, CountDownLatch held) {
      this.drive = drive;
      this.held = held;
    }

    @Override
    public void add(String path, Content content) throws Failure {
      if (path.startsWith("register/")) {
        try {
          assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      drive.add(path, content);
    }

    @Override
    public void publish() throws StoreFailed {
      drive.publish();
    }

    @Override
    public void close() {
      drive.close();
    }
  }

  @Test
  void aLongExportSaysWhatItDoesAndCancelLeavesNothing() throws Exception {
    Services services = vault.services();
    CountDownLatch held = new CountDownLatch(1);
    ExportTools tools =
        new ExportTools(
            target -> new SlowDrive(NewBundles.begin(target), held),
            file -> file.request().reason(),
            List::of,
            "countersign 0 (test)",
            new UnnamedExports(vault.folder().resolve("exports-unnamed")));
    toSigning(new AuditExport(services.vault(), services.sessions(), tools));
    bothSign();
    robot.clickOn("#audit-export");
    robot.awaitText("Writing files");
    robot.picture("audit-exporting");
    assertThat(robot.lookup(".progress-bar").tryQuery()).isPresent();
    robot.clickOn(robot.lookup(".progress-pane .button").queryButton());
    held.countDown();
    robot.awaitText("The export was cancelled. Nothing is left of it.");
    assertThat(folder).isEmptyDirectory();
    boolean recorded = services.vault().read(state -> state.exports().last().isPresent());
    assertThat(recorded).isFalse();
  }

  @Test
  void whoeverHasNotInsertedTheTokenIsAskedTo() throws Exception {
    TokenIdentity ben = vault.tokenOf(Charter.BEN);
    vault.hsm().restart(() -> vault.hsm().pull(ben));
    toSigning(AuditTools.export(vault.services()));
    robot.awaitText("Insert " + ben.label());
    robot.clickOn("#audit-pin-ben");
    robot.write("123456");
    robot.clickOn("#audit-sign-ben");
    robot.awaitText("is in no slot");
    robot.picture("audit-token-missing");
    vault.hsm().putBack(ben);
    robot.await("the token is here again", () -> !robot.shows("Insert " + ben.label()));
  }
}
