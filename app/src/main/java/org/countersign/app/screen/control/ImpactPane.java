package org.countersign.app.screen.control;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.ImpactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Spring;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.text.ImpactText;
import org.countersign.model.trust.ImpactCounts;
import org.countersign.model.trust.TrustPath;

/** Who breaks, worst first, with whom to call; to be copied as a list. */
final class ImpactPane extends VBox {
  ImpactPane(List<TrustPath> paths, Map<String, LetGo> letGo) {
    getStyleClass().add("impact-pane");
    if (paths.isEmpty()) {
      Label none = new Label(Messages.text("control.impact.none"), Icon.INFO.node());
      none.setWrapText(true);
      getChildren().add(none);
      return;
    }
    Label all = new Label(Messages.text("control.impact.all", paths.size(), letGo.size()));
    all.setWrapText(true);
    HBox copying = new HBox(8, contacts(paths), list(paths, letGo));
    copying.setAlignment(Pos.TOP_RIGHT);
    HBox top = new HBox(8, new ImpactGrid(ImpactCounts.of(paths)), new Spring(), copying);
    TableView<TrustPath> table =
        new TableBuilder<TrustPath>()
            .text("control.impact.path", 150, TrustPath::name)
            .text("control.impact.contact", 180, TrustPath::contact)
            .text("control.impact.let-go", 190, path -> LetGo.text(letGo, path))
            .text("control.impact.criticality", 96, ImpactPane::criticality)
            .text("control.impact.environment", 90, TrustPath::environment)
            .hidden()
            .build(FXCollections.observableArrayList(paths));
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(all, top, table);
  }

  /** Whom to call, each once. */
  private static Button contacts(List<TrustPath> paths) {
    Button button =
        Buttons.plain(
            "common.impact.copy-contacts", Icon.COPY, () -> Clip.copy(ImpactText.contacts(paths)));
    button.setId("impact-copy-contacts");
    return button;
  }

  private static Button list(List<TrustPath> paths, Map<String, LetGo> letGo) {
    return Buttons.plain("control.impact.copy", Icon.COPY, () -> copy(paths, letGo));
  }

  private static String criticality(TrustPath path) {
    return Messages.text("control.criticality." + path.criticality());
  }

  private static void copy(List<TrustPath> paths, Map<String, LetGo> letGo) {
    Clip.copy(
        paths.stream()
            .map(path ->
                String.join(
                    "\t",
                    path.name(),
                    path.contact(),
                    criticality(path),
                    path.environment(),
                    path.kind(),
                    LetGo.text(letGo, path)))
            .collect(Collectors.joining("\n")));
  }
}
