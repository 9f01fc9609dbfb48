package org.countersign.app.screen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.countersign.model.audit.BundleCheck;
import org.countersign.model.audit.BundleSource;
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

  @Test
  void twoCustodiansExportAndTheBundleIsOnRecord() throws Exception {
    Services services = vault.services();
    ExportViewModel model =
        Ui.get(() ->
            new ExportViewModel(
                new ExportServices(
                    services.vault(),
                    services.sessions(),
                    AuditTools.export(services),
                    new FxTaskRunner(dialogs))));
    Path target = folder.resolve("bundle.zip");
    UiThread.run(() -> new ExportWindow(model, dialogs, null).showAndWait());
    robot.awaitUsable("#audit-level");
    Ui.run(() -> model.choice().targetProperty().set(Optional.of(target)));
    robot.picture("audit-choosing");
    robot.clickOn("#audit-next");
    robot.awaitUsable("#audit-sign-ada");
    robot.picture("audit-signing");
    robot.clickOn("#audit-sign-ada");
    robot.clickOn("#audit-pin-ben");
    robot.write(new String(Charter.pin(Charter.BEN)));
    robot.clickOn("#audit-sign-ben");
    robot.awaitUsable("#audit-export");
    robot.clickOn("#audit-export");
    robot.awaitText("SHA-256 of manifest.json");
    robot.picture("audit-done");
    assertThat(Files.isRegularFile(target)).isTrue();
    try (BundleSource source = OpenBundles.open(target)) {
      assertThat(BundleCheck.of(source, (part, done, all) -> {}).unchecked()).isEmpty();
    }
    boolean recorded = services.vault().read(state -> state.exports().last().isPresent());
    assertThat(recorded).isTrue();
  }
}
