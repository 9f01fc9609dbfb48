package org.countersign.app.service.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.service.map.MapEdge.Kind;
import org.countersign.app.service.map.MapEdge.Link;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.api.Test;

final class TrustMapTest {
  private static final MapWish FOLDED = MapWish.ALL.withCertificates(false);

  /** A root of one domain that issues in another; what trusts it, and what depends on that. */
  private static SampleMap twoDomains() {
    return new SampleMap()
        .key("root", "releases")
        .key("token", "partners")
        .certificate("root", "root", "releases")
        .certificate("token", "root", "partners")
        .path("firmware", "releases", "root")
        .path("gateway", "partners", "token")
        .depends("cache", "partners", "gateway")
        .depends("edge", "partners", "cache");
  }

  private static String id(String key) {
    return SampleMap.spki(key).hex();
  }

  private static String certificate(String subject, String issuer) {
    return "certificate " + SampleMap.spki(subject + " by " + issuer).hex();
  }

  private static List<Link> links(MapPicture picture) {
    return picture.edges().stream().map(e -> new Link(e.from(), e.to(), e.kind())).toList();
  }

  private static Reached reached(SampleMap map, MapWish wish, String id) {
    Things things = map.things();
    MapPicture picture = new TrustMap(things).picture(wish);
    return map.reach(things).from(picture, picture.node(id).orElseThrow());
  }

  private static List<String> names(Reached reached) {
    return reached.paths().stream().map(TrustPath::name).toList();
  }

  @Test
  void aKeyLeadsToItsCertificatesTheKeysTheyBindWhoTrustsThoseAndWhoDependsOnThat() {
    MapPicture picture = new TrustMap(twoDomains().things()).picture(MapWish.ALL);
    assertThat(links(picture))
        .containsExactlyInAnyOrder(
            new Link(id("root"), certificate("root", "root"), Kind.BINDS),
            new Link(id("root"), certificate("token", "root"), Kind.ISSUED),
            new Link(certificate("token", "root"), id("token"), Kind.BINDS),
            new Link(id("root"), "firmware", Kind.TRUSTS),
            new Link(id("token"), "gateway", Kind.TRUSTS),
            new Link("gateway", "cache", Kind.DEPENDS),
            new Link("cache", "edge", Kind.DEPENDS));
    assertThat(picture.tooMany()).isFalse();
  }

  @Test
  void withoutCertificatesAnIssuerLeadsToTheKeyItCertifies() {
    MapPicture picture = new TrustMap(twoDomains().things()).picture(FOLDED);
    assertThat(picture.nodes()).noneMatch(node -> node.sort() == Thing.Sort.CERTIFICATE);
    assertThat(links(picture)).contains(new Link(id("root"), id("token"), Kind.ISSUED)).hasSize(5);
  }

  @Test
  void theBlastRadiusOfARootGoesAcrossDomains() {
    Reached reached = reached(twoDomains(), MapWish.ALL, id("root"));
    assertThat(names(reached)).containsExactlyInAnyOrder("firmware", "gateway", "cache", "edge");
    assertThat(reached.nodes()).hasSize(8);
    assertThat(reached.edges()).hasSize(7);
  }

  @Test
  void whatIsAboveIsNotLit() {
    Reached reached = reached(twoDomains(), MapWish.ALL, id("token"));
    assertThat(names(reached)).containsExactlyInAnyOrder("gateway", "cache", "edge");
    assertThat(reached.nodes()).doesNotContainKeys(id("root"), "firmware");
    assertThat(reached.edges())
        .doesNotContain(new Link(id("root"), certificate("token", "root"), Kind.ISSUED));
  }

  @Test
  void fromATrustPathOnlyWhatDependsOnItIsReached() {
    assertThat(names(reached(twoDomains(), MapWish.ALL, "cache")))
        .containsExactlyInAnyOrder("cache", "edge");
  }

  @Test
  void aCertificateStandsForTheKeyItBinds() {
    assertThat(names(reached(twoDomains(), MapWish.ALL, certificate("token", "root"))))
        .containsExactlyInAnyOrder("gateway", "cache", "edge");
  }

  @Test
  void pathsThatDependOnEachOtherInARingDoNoHarm() {
    SampleMap ring =
        new SampleMap()
            .key("root", "releases")
            .path("entry", "releases", "root")
            .depends("one", "releases", "two")
            .depends("two", "releases", "one")
            .depends("self", "releases", "self");
    assertThat(names(reached(ring, MapWish.ALL, "one"))).containsExactlyInAnyOrder("one", "two");
    assertThat(names(reached(ring, MapWish.ALL, "self"))).containsExactly("self");
    MapPicture picture = new TrustMap(ring.things()).picture(MapWish.ALL);
    assertThat(links(picture)).noneMatch(link -> link.from().equals(link.to()));
    assertThat(MapLayout.of(picture, () -> false).boxes()).hasSize(5);
  }

  @Test
  void issuersThatCertifyEachOtherDoNoHarm() {
    SampleMap cross =
        new SampleMap()
            .key("a", "releases")
            .key("b", "partners")
            .certificate("a", "b", "releases")
            .certificate("b", "a", "partners")
            .path("firmware", "releases", "a")
            .path("gateway", "partners", "b");
    for (MapWish wish : List.of(MapWish.ALL, FOLDED)) {
      assertThat(names(reached(cross, wish, id("a")))).containsExactly("firmware", "gateway");
      assertThat(names(reached(cross, wish, id("b")))).containsExactly("firmware", "gateway");
      MapPicture picture = new TrustMap(cross.things()).picture(wish);
      assertThat(MapLayout.of(picture, () -> false).routes()).hasSize(picture.edges().size());
    }
  }

  @Test
  void aKeyThatOnlyACertificateTellsOfIsANodeToo() {
    SampleMap map =
        new SampleMap().key("root", "releases").certificate("a customer", "root", "releases");
    MapPicture picture = new TrustMap(map.things()).picture(FOLDED);
    MapNode node = picture.node(id("a customer")).orElseThrow();
    assertThat(node.sort()).isEqualTo(Thing.Sort.FOREIGN_KEY);
    assertThat(((MapNode.Single) node).thing().name()).isEqualTo("CN=a customer");
    assertThat(reached(map, FOLDED, id("root")).nodes()).containsKey(id("a customer"));
  }

  @Test
  void aWatchedKeyStandsOnTheMapOnceWhoeverWatchesItAndHasItsBlastRadius() {
    SampleMap map =
        new SampleMap()
            .watched("partner", "releases")
            .watched("partner", "partners")
            .path("gateway", "partners", "partner");
    MapPicture picture = new TrustMap(map.things()).picture(MapWish.ALL);
    assertThat(picture.nodes())
        .extracting(MapNode::sort)
        .containsExactly(Thing.Sort.WATCHED_KEY, Thing.Sort.PATH);
    assertThat(names(reached(map, MapWish.ALL, id("partner")))).containsExactly("gateway");
  }

  @Test
  void thousandsOfPathsBecomeANodeWithTheirCount() {
    SampleMap large = SampleMap.large(3, 20, 1_000);
    MapPicture picture = new TrustMap(large.things()).picture(FOLDED.by(Grouping.DOMAIN));
    assertThat(picture.nodes())
        .hasSizeLessThanOrEqualTo(6)
        .allMatch(MapNode.Group.class::isInstance);
    assertThat(picture.nodes())
        .filteredOn(node -> node.sort() == Thing.Sort.PATH)
        .extracting(node -> ((MapNode.Group) node).size())
        .containsExactly(1_000, 1_000, 1_000);
    assertThat(picture.nodes().stream().mapToInt(n -> ((MapNode.Group) n).size()).sum())
        .isEqualTo(3 * 1_021);
  }

  @Test
  void howManyOfAGroupAreReachedIsCounted() {
    SampleMap map = SampleMap.large(2, 10, 500);
    Things things = map.things();
    MapPicture picture =
        new TrustMap(things).picture(FOLDED.by(Grouping.DOMAIN).pinning(Set.of(id("key-0-3"))));
    MapNode key = picture.node(id("key-0-3")).orElseThrow();
    Reached reached = map.reach(things).from(picture, key);
    MapNode group =
        picture.nodes().stream()
            .filter(node -> node.sort() == Thing.Sort.PATH && node.id().contains("domain-0"))
            .findFirst()
            .orElseThrow();
    assertThat(reached.nodes()).containsEntry(group.id(), reached.paths().size());
    assertThat(reached.paths()).isNotEmpty().hasSizeLessThan(500);
    assertThat(reached.nodes()).hasSize(2);
    assertThat(reached.edges()).containsExactly(new Link(key.id(), group.id(), Kind.TRUSTS));
  }

  @Test
  void neverMoreNodesThanCanBeShownWhateverIsOpened() {
    SampleMap large = SampleMap.large(60, 30, 300);
    TrustMap map = new TrustMap(large.things());
    for (Grouping grouping : Grouping.values()) {
      MapPicture picture = map.picture(FOLDED.by(grouping));
      assertThat(picture.tooMany()).isTrue();
      for (MapNode node : picture.nodes()) {
        if (node instanceof MapNode.Group group) {
          MapPicture opened = map.picture(picture.wish().open(Optional.of(group.group())));
          assertThat(opened.nodes()).hasSizeLessThanOrEqualTo(TrustMap.MOST);
          assertThat(opened.holders()).hasSize(picture.things());
        }
      }
    }
  }

  @Test
  void openingAGroupShowsWhatIsInItAndLeavesTheOthersClosed() {
    TrustMap map = new TrustMap(SampleMap.large(3, 20, 100).things());
    MapPicture closed = map.picture(FOLDED.by(Grouping.DOMAIN));
    MapNode.Group group =
        (MapNode.Group)
            closed.nodes().stream()
                .filter(n -> n.sort() == Thing.Sort.PATH)
                .findFirst()
                .orElseThrow();
    MapPicture opened = map.picture(closed.wish().open(Optional.of(group.group())));
    assertThat(opened.nodes()).hasSize(closed.nodes().size() - 1 + 100);
    assertThat(opened.nodes())
        .filteredOn(MapNode.Group.class::isInstance)
        .hasSize(closed.nodes().size() - 1);
  }

  @Test
  void aGroupThatIsTooLargeOpensIntoSmallerOnesUntilItsThingsAreReached() {
    TrustMap map = new TrustMap(SampleMap.large(1, 20, 20_000).things());
    MapWish wish = FOLDED.by(Grouping.DOMAIN);
    int opened = 0;
    Optional<MapNode.Group> next;
    do {
      MapPicture picture = map.picture(wish);
      next =
          picture.nodes().stream()
              .filter(node -> node.sort() == Thing.Sort.PATH)
              .filter(MapNode.Group.class::isInstance)
              .map(MapNode.Group.class::cast)
              .filter(group -> !group.others() && isInside(group, picture.wish()))
              .findFirst();
      if (next.isPresent()) {
        wish = wish.open(Optional.of(next.get().group()));
        opened++;
      }
    } while (next.isPresent());
    MapPicture last = map.picture(wish);
    assertThat(opened).isBetween(2, 5);
    assertThat(last.nodes())
        .anyMatch(n -> n.sort() == Thing.Sort.PATH && n instanceof MapNode.Single);
    assertThat(last.nodes()).hasSizeLessThanOrEqualTo(TrustMap.MOST);
  }

  private static boolean isInside(MapNode.Group group, MapWish wish) {
    return wish.opened()
        .map(open -> !group.group().equals(open) && group.group().isIn(open))
        .orElse(true);
  }

  @Test
  void onlyWhatIsReachedCanBeShownByItself() {
    SampleMap large = SampleMap.large(5, 50, 500);
    Things things = large.things();
    TrustMap map = new TrustMap(things);
    MapPicture all = map.picture(FOLDED.pinning(Set.of(id("key-2-7"))));
    Reached reached = large.reach(things).from(all, all.node(id("key-2-7")).orElseThrow());
    MapPicture only = map.picture(FOLDED.only(Optional.of(reached.things())));
    assertThat(only.tooMany()).isFalse();
    assertThat(only.nodes()).allMatch(MapNode.Single.class::isInstance);
    assertThat(only.nodes())
        .filteredOn(node -> node.sort() == Thing.Sort.PATH)
        .extracting(MapNode::id)
        .containsExactlyInAnyOrderElementsOf(reached.paths().stream().map(TrustPath::id).toList());
  }

  @Test
  void aPinnedThingStandsByItselfAmongGroups() {
    TrustMap map = new TrustMap(SampleMap.large(3, 50, 500).things());
    MapPicture picture = map.picture(FOLDED.pinning(Set.of("path-1-000100")));
    assertThat(picture.node("path-1-000100")).isPresent();
    assertThat(picture.nodes()).hasSizeLessThan(30);
  }

  @Test
  void searchFindsByNameContactAndHash() {
    Things things = twoDomains().things();
    assertThat(things.search("PARTNER gate", false, 10))
        .extracting(Thing::name)
        .containsExactly("gateway");
    assertThat(things.search(id("token").substring(0, 12), true, 10))
        .extracting(Thing::name)
        .containsExactly("token");
    assertThat(things.search("nothing like it", true, 10)).isEmpty();
  }
}
