package org.countersign.app.service.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.countersign.app.service.map.MapLayout.Box;
import org.countersign.app.service.map.MapLayout.Layout;
import org.countersign.app.service.map.MapLayout.Route;
import org.junit.jupiter.api.Test;

final class MapLayoutTest {
  private static MapPicture picture(SampleMap map) {
    return new TrustMap(map.things()).picture(MapWish.ALL);
  }

  private static SampleMap crowded() {
    return SampleMap.large(1, 5, 380);
  }

  @Test
  void whatReliesOnSomethingStandsToTheRightOfIt() {
    MapPicture picture = picture(SampleMap.large(2, 5, 60));
    Layout layout = MapLayout.of(picture, () -> false);
    for (MapEdge edge : picture.edges()) {
      Box from = layout.boxes().get(edge.from());
      Box to = layout.boxes().get(edge.to());
      assertThat(to.x()).isGreaterThan(from.x() + MapLayout.WIDTH);
    }
  }

  @Test
  void noTwoNodesOverlap() {
    Layout layout = MapLayout.of(picture(crowded()), () -> false);
    List<Box> boxes = List.copyOf(layout.boxes().values());
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        assertThat(overlap(boxes.get(i), boxes.get(j))).isFalse();
      }
    }
  }

  private static boolean overlap(Box a, Box b) {
    return Math.abs(a.x() - b.x()) < MapLayout.WIDTH && Math.abs(a.y() - b.y()) < MapLayout.HEIGHT;
  }

  @Test
  void aCrowdedLayerBecomesSeveralColumns() {
    Layout layout = MapLayout.of(picture(crowded()), () -> false);
    assertThat(layout.height()).isLessThan(3 * layout.width());
  }

  @Test
  void theSamePictureIsLaidOutTheSameEveryTime() {
    Layout first = MapLayout.of(picture(crowded()), () -> false);
    Layout second = MapLayout.of(picture(crowded()), () -> false);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void everyEdgeBeginsAndEndsAtItsNodes() {
    MapPicture picture = picture(SampleMap.large(2, 5, 60));
    Layout layout = MapLayout.of(picture, () -> false);
    assertThat(layout.routes()).extracting(Route::edge).isEqualTo(picture.edges());
    for (Route route : layout.routes()) {
      Box from = layout.boxes().get(route.edge().from());
      Box to = layout.boxes().get(route.edge().to());
      assertThat(route.corners().getFirst()).isEqualTo(from.x() + MapLayout.WIDTH);
      assertThat(route.corners().get(route.corners().size() - 2)).isEqualTo(to.x());
    }
  }

  @Test
  void cancelEndsIt() {
    MapPicture picture = picture(crowded());
    assertThatThrownBy(() -> MapLayout.of(picture, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void anEmptyPictureHasNoLayout() {
    assertThat(MapLayout.of(MapPicture.NONE, () -> false)).isEqualTo(Layout.EMPTY);
  }
}
