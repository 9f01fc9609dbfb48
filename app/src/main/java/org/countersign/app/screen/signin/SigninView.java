package org.countersign.app.screen.signin;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.BannerStack;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.WhileShown;

/** Pick yourself, type your PIN. Emergency is in its corner here too. */
public final class SigninView extends BorderPane {
  private static final Duration POLL = Duration.seconds(3);
  private static final double ROW = 66;
  private static final int MOST_ROWS = 6;

  private final SigninViewModel model;
  private final Dialogs dialogs;
  private final BannerStack banners = new BannerStack();
  private final ListView<Candidate> list = new ListView<>();
  private final PinField pin = new PinField("signin.pin");
  private final Label problem = new Label();

  /**
   * @param last who is chosen first
   * @param notice why one has to sign in again, whole; empty for no reason
   * @param emergency opens Emergency once one is in
   * @param other leaves this vault for another
   */
  public SigninView(
      SigninViewModel model,
      Dialogs dialogs,
      Optional<String> last,
      String notice,
      Runnable emergency,
      Runnable other) {
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().add("signin");
    if (!notice.isEmpty()) {
      banners.show("notice", new Banner(Tone.INFO, notice));
    }
    setTop(new VBox(header(emergency, other), banners));
    StackPane middle = new StackPane(card());
    middle.getStyleClass().add("signin-middle");
    setCenter(middle);
    bind();
    model.show(last);
    Timeline polling = new Timeline(new KeyFrame(POLL, event -> model.look()));
    polling.setCycleCount(Animation.INDEFINITE);
    WhileShown.run(this, polling::play, polling::stop);
  }

  private Node header(Runnable emergency, Runnable other) {
    Label product = new Label(Messages.text("common.product"));
    product.getStyleClass().add("product");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button red =
        Buttons.emergency(
            "common.shell.emergency",
            () -> {
              emergency.run();
              banners.show(
                  "emergency", new Banner(Tone.WARNING, Messages.text("signin.emergency")));
              pinOrList();
            });
    red.setId("signin-emergency");
    HBox header = new HBox(product, space, Buttons.quiet("signin.other", Icon.OPEN, other), red);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("shell-header");
    return header;
  }

  private Node card() {
    Label vault = SafeText.label(model.vaultName());
    vault.getStyleClass().add("h1");
    Label ask = new Label(Messages.text("signin.ask"));
    ask.getStyleClass().add("muted");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new CandidateCell(model));
    list.setAccessibleText(Messages.text("signin.ask"));
    list.setId("signin-people");
    problem.getStyleClass().add("problem");
    problem.setGraphic(Icon.WARNING.node());
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    Button in = Buttons.primary("signin.sign-in", Icon.UNLOCK, this::signIn);
    in.setId("signin-go");
    in.disableProperty()
        .bind(
            pin.lengthProperty()
                .isEqualTo(0)
                .or(model.busyProperty())
                .or(model.chosenProperty().isNull()));
    pin.setId("signin-pin");
    HBox.setHgrow(pin, Priority.ALWAYS);
    HBox line = new HBox(8, pin, in);
    VBox card = new VBox(vault, ask, list, line, problem, restoreButton());
    card.getStyleClass().add("signin-card");
    card.setMaxSize(460, Region.USE_PREF_SIZE);
    return card;
  }

  /** Only where a token refuses the vault: whoever may sign in has nothing to restore. */
  private Button restoreButton() {
    Button restore = Buttons.plain("signin.restore.open", this::restore);
    restore.setId("signin-restore");
    restore.visibleProperty().bind(model.otherHeadProperty());
    restore.managedProperty().bind(restore.visibleProperty());
    restore.setMinWidth(Region.USE_PREF_SIZE);
    return restore;
  }

  private void restore() {
    RestoreWindow window =
        new RestoreWindow(getScene().getWindow(), model.restore(), dialogs, this::restored);
    window.show();
  }

  private void restored() {
    banners.show("restored", new Banner(Tone.INFO, Messages.text("signin.restore.done")));
    model.show(Optional.empty());
    pinOrList();
  }

  private void bind() {
    list.setItems(model.candidates());
    list.prefHeightProperty()
        .bind(
            javafx.beans.binding.Bindings.createDoubleBinding(
                () -> Math.min(MOST_ROWS, Math.max(1, model.candidates().size())) * ROW + 2,
                model.candidates()));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(now -> model.chosenProperty().set(now));
    model
        .chosenProperty()
        .subscribe(now -> {
          if (now != null) {
            list.getSelectionModel().select(now);
          }
        });
    list.setOnMouseClicked(event -> pin.requestFocus());
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            pin.requestFocus();
            event.consume();
          }
        });
    pin.setOnEnter(this::signIn);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    model
        .problemProperty()
        .subscribe(text -> {
          if (!text.isEmpty()) {
            pin.requestFocus();
          }
        });
  }

  private void signIn() {
    boolean can =
        pin.lengthProperty().get() > 0
            && !model.busyProperty().get()
            && model.chosenProperty().get() != null;
    if (can) {
      model.signIn(pin.takePin());
    }
  }

  /** Puts the cursor where one goes on: the PIN once somebody is chosen. */
  public void pinOrList() {
    if (model.chosenProperty().get() == null) {
      list.requestFocus();
    } else {
      pin.requestFocus();
    }
  }
}
