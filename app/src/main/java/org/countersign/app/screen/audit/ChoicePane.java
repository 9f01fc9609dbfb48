package org.countersign.app.screen.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileDrop;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Form;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Paragraph;
import org.countersign.app.fx.SafeText;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Level;

/** What is to be exported, and where to. */
final class ChoicePane extends VBox {
  private final ExportViewModel model;
  private final ExportChoice choice;
  private final Dialogs dialogs;

  ChoicePane(ExportViewModel model, Dialogs dialogs) {
    this.model = model;
    this.choice = model.choice();
    this.dialogs = dialogs;
    Label intro = Paragraph.of(Messages.text("audit.intro"), "form-intro");
    Form form = new Form();
    form.field("audit.level", levels());
    form.field("audit.domain", domains());
    form.field("audit.period", periods());
    form.field("audit.previous", previous());
    form.field("audit.target", target());
    getStyleClass().add("form-dialog");
    getChildren().addAll(Paragraph.of(Messages.text("audit.title"), "h2"), intro, form);
  }

  private Node levels() {
    ComboBox<Level> box = new ComboBox<>();
    box.setId("audit-level");
    box.getItems().setAll(Level.values());
    box.setConverter(new Named<>(one -> Messages.text("audit.level." + one.text())));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(choice.levelProperty());
    return box;
  }

  private Node domains() {
    ComboBox<String> box = new ComboBox<>();
    box.setId("audit-domain");
    box.getItems().add(SigningDomain.VAULT);
    choice.domains().stream()
        .filter(id -> !id.equals(SigningDomain.VAULT))
        .forEach(box.getItems()::add);
    box.setConverter(
        new Named<>(id ->
            id.isEmpty() ? Messages.text("audit.domain.all") : SafeText.of(choice.nameOf(id))));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(choice.domainProperty());
    return box;
  }

  private Node periods() {
    ComboBox<Period> box = new ComboBox<>();
    box.setId("audit-period");
    box.getItems().setAll(Period.values());
    if (choice.lastExport().isEmpty()) {
      box.getItems().remove(Period.SINCE);
    }
    box.setConverter(new Named<>(one -> Messages.text(one.textKey())));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(choice.periodProperty());
    DatePicker from = new DatePicker();
    from.valueProperty().bindBidirectional(choice.fromProperty());
    DatePicker until = new DatePicker();
    until.valueProperty().bindBidirectional(choice.untilProperty());
    HBox own =
        new HBox(
            8,
            new Label(Messages.text("audit.period.from")),
            from,
            new Label(Messages.text("audit.period.until")),
            until);
    own.setAlignment(Pos.CENTER_LEFT);
    own.visibleProperty().bind(choice.periodProperty().isEqualTo(Period.OWN));
    own.managedProperty().bind(own.visibleProperty());
    return new VBox(6, box, own);
  }

  private Node previous() {
    Label said = Paragraph.of("", "muted");
    choice
        .givenProperty()
        .subscribe(given ->
            said.setText(
                given
                    .map(one ->
                        Messages.text(
                            "audit.previous.file",
                            one.file().toString(),
                            one.note().checkpoint().size()))
                    .or(() ->
                        choice
                            .lastExport()
                            .map(one ->
                                Messages.text(
                                    "audit.previous.last", one.note().checkpoint().size())))
                    .orElseGet(() -> Messages.text("audit.previous.none"))));
    Optional<Path> cutOff = choice.cutOff();
    Label warning =
        Paragraph.of(
            cutOff.map(place -> Messages.text("audit.previous.cut-off", place)).orElse(""),
            "problem");
    warning.setVisible(cutOff.isPresent());
    warning.setManaged(cutOff.isPresent());
    return new VBox(6, warning, choice(said));
  }

  private HBox choice(Label said) {
    return row(
        said,
        Buttons.plain(
            "audit.previous.choose",
            () ->
                dialogs
                    .chooseFile("audit.previous", FileKind.CHECKPOINT)
                    .ifPresent(model::previous)));
  }

  private Node target() {
    Label said = new Label();
    said.setId("audit-target");
    choice
        .targetProperty()
        .subscribe(path ->
            SafeText.show(
                said,
                path.map(Path::toString).orElseGet(() -> Messages.text("audit.target.none"))));
    HBox row =
        row(
            said,
            Buttons.plain("audit.target.folder", this::folder),
            Buttons.plain("audit.target.zip", this::zip));
    FileDrop.on(row, dropped -> dropped.stream().filter(Files::isDirectory).forEach(this::into));
    return row;
  }

  private void folder() {
    dialogs.chooseFolder("audit.target.choose-folder").ifPresent(this::into);
  }

  private void into(Path folder) {
    choice.targetProperty().set(Optional.of(folder.resolve(choice.suggestedName())));
  }

  private void zip() {
    dialogs
        .save("audit.target.choose-zip", choice.suggestedName() + ".zip", FileKind.ZIP)
        .ifPresent(path -> choice.targetProperty().set(Optional.of(path)));
  }

  private static HBox row(Label said, Node... buttons) {
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMinHeight(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, said);
    row.getChildren().addAll(buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static final class Named<T> extends StringConverter<T> {
    private final Function<T, String> name;

    Named(Function<T, String> name) {
      this.name = name;
    }

    @Override
    public String toString(T value) {
      return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
