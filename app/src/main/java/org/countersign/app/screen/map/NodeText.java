package org.countersign.app.screen.map;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.ImpactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TimeText;
import org.countersign.app.service.map.MapNode;
import org.countersign.app.service.map.Reached;
import org.countersign.app.service.map.Thing;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.trust.TrustPath;

/**
 * What a node says.
 *
 * @param name its first line
 * @param sort its icon
 * @param mark the icon of its state or criticality, before the second line
 * @param note its second line, which begins with the mark in words
 */
record NodeText(String name, Shape sort, Optional<Shape> mark, String note) {
  private static final int LONGEST = 60;

  /** What a node of the picture says, at the moment it shows. */
  static NodeText of(MapNode node, Reached reached, boolean certificates, Instant at) {
    Shape sort = Shape.of(node.sort());
    return switch (node) {
      case MapNode.Single single -> ofThing(single.thing(), sort, certificates, at);
      case MapNode.Group group -> ofGroup(group, sort, reached);
    };
  }

  private static NodeText ofThing(Thing thing, Shape sort, boolean certificates, Instant at) {
    String name = SafeText.of(thing.name(), LONGEST);
    return switch (thing) {
      case Thing.Key key -> ofKey(key, name, sort, certificates);
      case Thing.Watched key ->
          new NodeText(
              name,
              sort,
              Optional.empty(),
              Messages.text(
                  key.watched().distrust().isPresent() ? "map.note.distrusted" : "map.note.watched",
                  Messages.text("map.watched." + key.watched().kind().name())));
      case Thing.ForeignKey key ->
          new NodeText(name, sort, Optional.empty(), Messages.text("map.note.foreign"));
      case Thing.Certificate one -> ofCertificate(one.issued(), name, sort, at);
      case Thing.Path one -> ofPath(one.path(), name, sort);
    };
  }

  private static NodeText ofKey(Thing.Key key, String name, Shape sort, boolean certificates) {
    String state = key.held().state().id();
    String algorithm = key.held().algorithm().display();
    String word = Badge.ofKey(state).text();
    String note =
        certificates
            ? Messages.text("map.note.key", word, algorithm)
            : Messages.text("map.note.key.folded", word, algorithm, key.certificates());
    return new NodeText(name, sort, Optional.of(Shape.ofState(state)), note);
  }

  private static NodeText ofCertificate(
      IssuedCertificate one, String name, Shape sort, Instant at) {
    String day = TimeText.day(one.notAfter());
    if (one.revoked().isPresent()) {
      String since = TimeText.day(one.revoked().get().at());
      return new NodeText(
          name, sort, Optional.of(Shape.REVOKED), Messages.text("map.note.revoked", since));
    }
    boolean expired = one.notAfter().isBefore(at);
    return new NodeText(
        name,
        sort,
        Optional.of(expired ? Shape.EXPIRED : Shape.ACTIVE),
        Messages.text(expired ? "map.note.expired" : "map.note.valid", day));
  }

  private static NodeText ofPath(TrustPath path, String name, Shape sort) {
    return new NodeText(
        name,
        sort,
        Optional.of(Shape.of(path.criticality())),
        Messages.text(
            "map.note.path", ImpactGrid.word(path.criticality()), path.environment(), path.kind()));
  }

  private static NodeText ofGroup(MapNode.Group group, Shape sort, Reached reached) {
    String what = "map.group." + word(group.sort());
    Integer lit = reached.nodes().get(group.id());
    String count = Messages.text(what, group.size());
    String note =
        lit == null || lit == group.size()
            ? count
            : Messages.text("map.group.reached", lit, new Messages.Composed(count));
    return new NodeText(title(group), sort, group.worst().map(Shape::of), note);
  }

  /** The values that its things share, the narrowest first, which is what tells it apart. */
  static String title(MapNode.Group group) {
    List<String> values =
        group.group().values().stream().map(NodeText::value).filter(v -> !v.isEmpty()).toList();
    String shared = SafeText.of(String.join(" · ", values.reversed()), LONGEST);
    if (!group.others()) {
      return shared;
    }
    return values.isEmpty()
        ? Messages.text("map.group.others")
        : Messages.text("map.group.others-of", shared);
  }

  /** A key's state and a certificate's profile have their words. */
  private static String value(String value) {
    return Messages.find("common.state." + "key-".concat(value))
        .or(() -> Messages.find("map.profile." + value))
        .or(() -> Messages.find("map.watched." + value))
        .orElse(value);
  }

  static String word(Thing.Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
