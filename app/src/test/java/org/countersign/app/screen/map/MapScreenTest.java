package org.countersign.app.screen.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.countersign.app.PastOfVault;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.Legibility;
import org.countersign.app.fx.PastPicker;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.screen.ScreenTest;
import org.countersign.app.screen.ScreenVault;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.map.Grouping;
import org.countersign.app.service.map.MapNode;
import org.countersign.app.service.map.Thing;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.xml.sax.InputSource;

/** The trust map of the demonstration vault, in a window of the size the console is made for. */
final class MapScreenTest extends ScreenTest {
  private static ScreenVault vault;

  private final List<String> opened = new ArrayList<>();
  private MapViewModel model;
  private MapView view;
  private MapCanvas canvas;

  @TempDir private Path folder;

  @BeforeAll
  static void founds() {
    vault = ScreenVault.open();
  }

  @AfterAll
  static void closes() {
    vault.close();
  }

  @BeforeEach
  void shows() {
    Ui.run(() -> {
      var open = vault.services().vault();
      model = new MapViewModel(StateView.of(open), tasks);
      view =
          new MapView(
              model,
              new PastOfVault(open),
              (screen, subject) -> opened.add(screen + " " + subject),
              dialogs,
              tasks);
      Stage stage = new Stage();
      stage.setScene(new Scene((Parent) view.node(), 1100, 700));
      stage.show();
      view.refresh();
      canvas = (MapCanvas) view.node().lookup(".map-canvas");
    });
  }

  private Shown shown() {
    return Ui.get(() -> model.shownProperty().get().orElseThrow());
  }

  private static Spki key(String label) {
    return vault.key(label).spki();
  }

  private static BlastRadius radius(String label) {
    return vault.services().vault().read(state -> state.graph().from(key(label)));
  }

  private String path(String name) {
    return vault
        .services()
        .vault()
        .read(state ->
            state.trust().all().stream()
                .filter(one -> one.name().equals(name))
                .map(TrustPath::id)
                .findFirst()
                .orElseThrow());
  }

  private Point2D onScreen(String node) {
    return Ui.get(() -> canvas.localToScreen(canvas.middleOf(node).orElseThrow()));
  }

  private void click(String node) {
    robot.clickOn(onScreen(node));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String text(String id) {
    return Ui.get(() -> ((Labeled) view.node().lookup("#" + id)).getText());
  }

  private void press(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void everyKeyCertificateAndTrustPathIsANode() {
    assertThat(shown().picture().nodes())
        .filteredOn(node -> node.sort() == Thing.Sort.PATH)
        .hasSize(12);
    assertThat(shown().picture().nodes())
        .filteredOn(node -> node.sort() == Thing.Sort.KEY)
        .extracting(node -> ((MapNode.Single) node).thing().name())
        .contains("northgate-root", "release-2025", "partner-jwt-2025");
  }

  @Test
  void choosingAKeyLightsItsBlastRadiusAndNothingElse() {
    click(key("release-2025").hex());
    Set<String> expected = new HashSet<>();
    radius("release-2025").paths().forEach(one -> expected.add(one.id()));
    radius("release-2025").keys().forEach(one -> expected.add(one.hex()));
    Set<String> lit =
        shown().reached().nodes().keySet().stream()
            .filter(id -> !id.startsWith("certificate"))
            .collect(Collectors.toSet());
    assertThat(lit).isEqualTo(expected).hasSizeGreaterThan(5);
    assertThat(text("map-reached")).startsWith(String.valueOf(expected.size() - 1));
    assertThat(text("map-chosen")).isEqualTo("release-2025");
  }

  @Test
  void theContactsOfWhoBreaksGoToTheClipboardOnceEach() {
    click(key("release-2025").hex());
    robot.clickOn("#map-copy");
    String copied = Ui.get(() -> Clipboard.getSystemClipboard().getString());
    List<String> contacts =
        radius("release-2025").paths().stream().map(TrustPath::contact).distinct().toList();
    assertThat(copied.lines().map(line -> line.split("\t", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(contacts);
    assertThat(copied.lines().findFirst().orElseThrow()).contains("\tcritical\t");
  }

  @Test
  void arrowKeysWalkAlongTheEdgesAndEscapeChoosesNothing() {
    click(path("Partner gateway JWKS"));
    press(KeyCode.RIGHT);
    assertThat(text("map-chosen")).isEqualTo("Edge token cache");
    press(KeyCode.LEFT);
    press(KeyCode.LEFT);
    assertThat(text("map-chosen")).isEqualTo("partner-jwt-2025");
    press(KeyCode.ESCAPE);
    assertThat(shown().chosen()).isEmpty();
  }

  @Test
  void homeAndTheArrowsReachEveryLayerWithoutAMouse() {
    Ui.run(canvas::requestFocus);
    press(KeyCode.HOME);
    assertThat(shown().chosen()).isPresent();
    String first = text("map-chosen");
    press(KeyCode.DOWN);
    assertThat(text("map-chosen")).isNotEqualTo(first);
  }

  @Test
  void enterLeadsFromAKeyToItsDetail() {
    click(key("release-2025").hex());
    press(KeyCode.ENTER);
    robot.clickOn("#map-open-key");
    String asked = "keys " + key("release-2025").hex();
    assertThat(opened).containsExactly(asked, asked);
  }

  @Test
  void searchShowsTheFirstAndEnterTheNext() {
    FilterBar<?> bar = (FilterBar<?>) view.node().lookup(".filter-bar");
    Ui.run(bar::focusField);
    robot.write("partner");
    press(KeyCode.ENTER);
    String first = text("map-chosen");
    Point2D at = onScreen(shown().chosen().orElseThrow());
    assertThat(Ui.get(() -> canvas.localToScreen(canvas.getBoundsInLocal())).contains(at)).isTrue();
    press(KeyCode.ENTER);
    assertThat(text("map-chosen")).isNotEqualTo(first);
    assertThat(model.search().toldProperty().get()).startsWith("2 of ");
  }

  @Test
  void aKeyThatIsAskedForBeforeTheMapHasASizeComesIntoItsMiddle() {
    String id = key("release-2025").hex();
    Ui.run(() -> {
      view.node().getScene().getWindow().hide();
      var open = vault.services().vault();
      MapViewModel fresh = new MapViewModel(StateView.of(open), tasks);
      view = new MapView(fresh, new PastOfVault(open), (screen, subject) -> {}, dialogs, tasks);
      view.refresh();
      view.select(id);
      Stage stage = new Stage();
      stage.setScene(new Scene((Parent) view.node(), 700, 300));
      stage.show();
      canvas = (MapCanvas) view.node().lookup(".map-canvas");
    });
    WaitForAsyncUtils.waitForFxEvents();
    Point2D middle = Ui.get(() -> canvas.middleOf(id).orElseThrow());
    assertThat(Ui.get(() -> canvas.getLayoutBounds()).contains(middle)).isTrue();
  }

  @Test
  void aDragAndTheKeysMoveAndZoomTheMap() {
    String id = key("northgate-root").hex();
    Point2D before = onScreen(id);
    Point2D empty = Ui.get(() -> canvas.localToScreen(canvas.getWidth() - 30, 30));
    robot.drag(empty).dropTo(empty.add(-60, 40));
    WaitForAsyncUtils.waitForFxEvents();
    Point2D after = onScreen(id);
    assertThat(after.getX() - before.getX()).isBetween(-70.0, -45.0);
    assertThat(after.getY() - before.getY()).isBetween(30.0, 50.0);
    double scale = canvas.scale();
    press(KeyCode.MINUS);
    assertThat(canvas.scale()).isLessThan(scale);
    press(KeyCode.DIGIT0);
    for (MapNode node : shown().picture().nodes()) {
      Point2D middle = Ui.get(() -> canvas.middleOf(node.id()).orElseThrow());
      assertThat(Ui.get(() -> canvas.getLayoutBounds()).contains(middle)).isTrue();
    }
  }

  @Test
  @SuppressWarnings("unchecked") // the box of this id holds groupings
  void collapsedByDomainAGroupOpensByEnterAndClosesByBackspace() {
    ComboBox<Grouping> box = (ComboBox<Grouping>) view.node().lookup("#map-grouping");
    Ui.run(() -> box.setValue(Grouping.DOMAIN));
    MapNode group =
        shown().picture().nodes().stream()
            .filter(node -> node.sort() == Thing.Sort.PATH)
            .findFirst()
            .orElseThrow();
    int closed = shown().picture().nodes().size();
    click(group.id());
    press(KeyCode.ENTER);
    assertThat(shown().picture().nodes()).hasSizeGreaterThan(closed);
    press(KeyCode.BACK_SPACE);
    assertThat(shown().picture().nodes()).hasSize(closed);
  }

  @Test
  void onlyWhatIsReachedIsShownAndTheScreenSaysSo() {
    click(key("partner-jwt-2025").hex());
    robot.clickOn("#map-only");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown().picture().nodes())
        .filteredOn(node -> node.sort() == Thing.Sort.PATH)
        .hasSize(radius("partner-jwt-2025").paths().size());
    assertThat(view.node().lookup("#map-only-banner")).isNotNull();
    Ui.run(model::showEverything);
    assertThat(view.node().lookup("#map-only-banner")).isNull();
  }

  private void export(String ending) {
    dialogs.file = Optional.of(folder.resolve("map." + ending));
    robot.clickOn("#map-export");
    robot.clickOn("#map-export-" + ending);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theSvgIsWellFormedAndNamesVaultTimeAndHead() throws Exception {
    export("svg");
    String svg = Files.readString(folder.resolve("map.svg"));
    var document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2000/svg");
    assertThat(document.getElementsByTagName("rect").getLength())
        .isGreaterThanOrEqualTo(shown().picture().nodes().size());
    assertThat(svg).contains("Field engineers' laptops", "Northgate signing vault", "head “");
    assertThat(svg).doesNotContain("href", "url(", "<script");
  }

  @Test
  void aRendererThatIsNotOursDrawsTheSvg() throws Exception {
    Path renderer = Path.of("/usr/bin/rsvg-convert");
    assumeTrue(Files.isExecutable(renderer), "rsvg-convert is not installed here");
    export("svg");
    Path png = folder.resolve("rendered.png");
    Process process =
        new ProcessBuilder(
                renderer.toString(), folder.resolve("map.svg").toString(), "-o", png.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    BufferedImage image = ImageIO.read(png.toFile());
    int paper = image.getRGB(1, 1);
    long drawn =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != paper)
            .count();
    assertThat(drawn).isGreaterThan(image.getWidth() * image.getHeight() / 10);
  }

  @Test
  void thePngHasTheWholeMapAndIsNotBlank() throws Exception {
    export("png");
    Path file = folder.resolve("map.png");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Files.exists(file));
    BufferedImage image = ImageIO.read(folder.resolve("map.png").toFile());
    assertThat(image.getWidth()).isGreaterThan((int) shown().layout().width());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(10);
  }

  @Test
  void anExportIsNeverWrittenOverAFile() throws Exception {
    Files.writeString(folder.resolve("map.svg"), "mine");
    export("svg");
    assertThat(Files.readString(folder.resolve("map.svg"))).isEqualTo("mine");
    assertThat(dialogs.shown).contains("failure store.exists");
  }

  @Test
  void whatCanBeReadStandsOutInBothThemes() {
    for (Theme theme : Theme.values()) {
      Ui.run(theme::use);
      click(key("release-2025").hex());
      Ui.picture(view.node().getScene(), theme + "-map-chosen");
      Palette palette = Ui.get(canvas::palette);
      for (Shape shape : Shape.values()) {
        assertThat(Legibility.contrast(palette.of(shape), palette.raised())).isGreaterThan(3);
      }
      for (var paper : List.of(palette.raised(), palette.selected())) {
        assertThat(Legibility.contrast(palette.text(), paper)).isGreaterThan(4.5);
        assertThat(Legibility.contrast(palette.muted(), paper)).isGreaterThan(4.5);
        assertThat(Legibility.contrast(palette.lit(), paper)).isGreaterThan(3);
      }
    }
  }

  @Test
  void todayTheVaultHasNoPastAndAFutureDayIsNoPastEither() throws Exception {
    PastPicker<?> picker = (PastPicker<?>) view.node().lookup(".past-picker");
    LocalDate today = vault.services().vault().now().atZone(ZoneOffset.UTC).toLocalDate();
    Ui.run(() -> picker.choose(Optional.of(today.minusDays(1))));
    // A day that is chosen while another is still read takes its place, and nothing is said of
    // that.
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> dialogs.shown.size() == 1);
    Ui.run(() -> picker.choose(Optional.of(today.plusDays(1))));
    assertThat(dialogs.shown)
        .containsExactly("failure history.before-founding", "failure history.not-past");
    assertThat(picker.pastProperty().get()).isEmpty();
    assertThat(view.node().lookup("#past-banner")).isNull();
  }
}
