package org.countersign.app.screen.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.countersign.app.fx.Legibility;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.Ui;
import org.countersign.app.service.map.Grouping;
import org.countersign.app.service.map.MapLayout;
import org.countersign.app.service.map.MapPicture;
import org.countersign.app.service.map.MapWish;
import org.countersign.app.service.map.Reached;
import org.countersign.app.service.map.SampleMap;
import org.countersign.app.service.map.Things;
import org.countersign.app.service.map.TrustMap;
import org.countersign.model.trust.ImpactCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vault of a large organisation on the canvas: pictures for people, and that all is drawn. */
final class LargeMapTest {
  private static final SampleMap LARGE = SampleMap.large(12, 100, 5_000);

  private MapCanvas canvas;

  @BeforeEach
  void starts() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      canvas = new MapCanvas();
      Stage stage = new Stage();
      stage.setScene(new Scene(new BorderPane(canvas), 800, 640));
      stage.show();
    });
  }

  @AfterEach
  void hides() {
    Ui.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  private static Shown shown(Things things, MapWish wish, Optional<String> chosen) {
    MapPicture picture = new TrustMap(things).picture(wish);
    Reached reached =
        chosen
            .flatMap(picture::node)
            .map(node -> LARGE.reach(things).from(picture, node))
            .orElse(Reached.NOTHING);
    return new Shown(
        things,
        picture,
        MapLayout.of(picture, () -> false),
        chosen,
        reached,
        ImpactCounts.of(reached.paths()));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void aLargeVaultIsAFewNodesWithTheirCounts(Theme theme) {
    Things things = LARGE.things();
    String root = SampleMap.spki("root-3").hex();
    MapWish wish =
        MapWish.ALL.withCertificates(false).by(Grouping.DOMAIN).pinning(java.util.Set.of(root));
    Ui.run(theme::use);
    Ui.run(() -> canvas.show(shown(things, wish, Optional.of(root))));
    Ui.picture(canvas.getScene(), theme + "-map-large");
    assertThat(Legibility.unreadable(canvas)).isEmpty();
    assertThat(Ui.get(() -> canvas.nodeAt(0, 0))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void fourHundredNodesAreAllDrawn(Theme theme) {
    SampleMap crowded = SampleMap.large(4, 9, 88);
    Things things = crowded.things();
    Shown shown = shown(things, MapWish.ALL.withCertificates(false), Optional.empty());
    assertThat(shown.picture().nodes()).hasSize(392);
    Ui.run(theme::use);
    Ui.run(() -> {
      canvas.show(shown);
      canvas.fit();
    });
    Ui.picture(canvas.getScene(), theme + "-map-crowded");
    shown
        .picture()
        .nodes()
        .forEach(node ->
            assertThat(canvas.getLayoutBounds())
                .matches(bounds -> bounds.contains(canvas.middleOf(node.id()).orElseThrow())));
  }
}
