package org.countersign.app.screen.map;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.map.Grouping;

/** Over the map: how it is put together, how large it is, and Export. */
final class MapTools extends HBox {
  private static final double ZOOM = 1.25;

  private final MapViewModel model;
  private final MapCanvas canvas;
  private final Dialogs dialogs;
  private final TaskRunner tasks;
  private final MenuButton export = new MenuButton(Messages.text("map.export"));

  MapTools(MapViewModel model, MapCanvas canvas, Dialogs dialogs, TaskRunner tasks) {
    this.model = model;
    this.canvas = canvas;
    this.dialogs = dialogs;
    this.tasks = tasks;
    getStyleClass().add("map-tools");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            grouping(),
            certificates(),
            space,
            Buttons.icon("map.zoom-out", Icon.ZOOM_OUT, () -> canvas.zoom(1 / ZOOM)),
            Buttons.icon("map.zoom-in", Icon.ZOOM_IN, () -> canvas.zoom(ZOOM)),
            Buttons.quiet("map.fit", Icon.FIT, canvas::fit),
            exporting());
  }

  private Node grouping() {
    ComboBox<Grouping> box = new ComboBox<>();
    box.getItems().setAll(Grouping.values());
    box.setValue(Grouping.NONE);
    box.setId("map-grouping");
    box.setConverter(new Named());
    box.valueProperty().subscribe((before, now) -> model.group(now));
    Label label = new Label(Messages.text("map.grouping"));
    label.setMnemonicParsing(true);
    label.setLabelFor(box);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox both = new HBox(6, label, box);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private Node certificates() {
    CheckBox box = new CheckBox(Messages.text("map.certificates"));
    box.setId("map-certificates");
    box.setMnemonicParsing(true);
    box.setSelected(true);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.selectedProperty().subscribe((before, now) -> model.certificates(now));
    return box;
  }

  private Node exporting() {
    export.setId("map-export");
    export.setMnemonicParsing(true);
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.getItems().setAll(item("svg", this::saveSvg), item("png", this::savePng));
    model
        .shownProperty()
        .subscribe(now ->
            export.setDisable(now.filter(one -> !one.picture().nodes().isEmpty()).isEmpty()));
    return export;
  }

  private static MenuItem item(String kind, Runnable action) {
    MenuItem item = new MenuItem(Messages.text("map.export." + kind));
    item.setId("map-export-" + kind);
    item.setOnAction(event -> action.run());
    return item;
  }

  void saveSvg() {
    drawing()
        .ifPresent(
            made -> chosen(made, FileKind.SVG, "svg").ifPresent(file -> save(file, made::svg)));
  }

  void savePng() {
    drawing()
        .ifPresent(made ->
            chosen(made, FileKind.PNG, "png")
                .ifPresent(file -> made.image(image -> save(file, () -> MapExport.png(image)))));
  }

  private Optional<MapExport> drawing() {
    return canvas.drawing().map(one -> new MapExport(one, canvas.palette()));
  }

  private Optional<Path> chosen(MapExport made, FileKind kind, String ending) {
    String name = "trust-map-" + TimeText.day(made.at()) + "." + ending;
    return dialogs.save("map.export.choose", name, kind);
  }

  private interface Content {
    byte[] bytes() throws Exception;
  }

  private void save(Path file, Content content) {
    tasks.start(
        Job.of(
                "map.exporting",
                progress -> {
                  ChosenFiles.write(file, content.bytes());
                  return file;
                })
            .onSuccess(done -> Toast.show(this, Tone.GOOD, "map.exported", done.toString())));
  }

  private static final class Named extends StringConverter<Grouping> {
    @Override
    public String toString(Grouping grouping) {
      return grouping == null
          ? ""
          : Messages.text("map.grouping." + grouping.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Grouping fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
