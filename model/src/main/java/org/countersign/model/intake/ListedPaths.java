package org.countersign.model.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.intake.ListedRow.Wrong;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.trust.TrustPath.Criticality;
import org.countersign.model.trust.TrustPath.Pin;

/** Rows of trust paths. What one depends on may stand behind it, so all are read first. */
final class ListedPaths {
  private static final String DOMAIN = "[a-z0-9][a-z0-9-]{0,63}";

  private final Finds finds;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, Where> ids = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** A million rows have few contacts, environments and keys, each of which is kept once. */
  private final Map<String, String> texts = new HashMap<>();

  private final Map<String, Optional<Spki>> keys = new HashMap<>();

  /** A path whose dependency is not looked up yet. */
  private record Draft(ListedRow row, TrustPath path, Optional<String> dependsOn) {}

  ListedPaths(Finds finds) {
    this.finds = finds;
  }

  void row(ListedRow row) {
    try {
      Draft draft = draft(row);
      Where first = ids.putIfAbsent(draft.path().id(), row.where());
      if (first != null) {
        throw new Wrong(row.where(), "list.twice", draft.path().name(), first.place());
      }
      names.putIfAbsent(place(draft.path().domain(), draft.path().name()), draft.path().id());
      drafts.add(draft);
    } catch (Wrong e) {
      e.tell(finds);
    }
  }

  /** Adds the paths, once all rows are known. */
  void end() {
    for (Draft draft : drafts) {
      try {
        finds.add(new Item.Trust(draft.row().where(), whole(draft)));
      } catch (Wrong e) {
        e.tell(finds);
      }
    }
  }

  private Draft draft(ListedRow row) throws Wrong {
    String name = row.required("name", text -> Name.check("name", text));
    String domain = kept(row.required("domain", ListedPaths::domain));
    String id = row.optional("id", ListedPaths::id).orElseGet(() -> PathId.of(domain, name));
    Optional<Spki> trusts = trusts(row);
    Optional<String> dependsOn = row.text("depends-on");
    if (trusts.isEmpty() && dependsOn.isEmpty()) {
      throw new Wrong(row.where(), "list.trusts-nothing", name);
    }
    TrustPath path =
        new TrustPath(
            id,
            name,
            domain,
            trusts,
            row.required("pins", text -> choice(Pin.class, text)),
            kept(row.required("kind", text -> Name.check("kind", text))),
            kept(row.required("contact", text -> Name.check("contact", text))),
            kept(row.required("environment", text -> Name.check("environment", text))),
            row.required("criticality", text -> choice(Criticality.class, text)),
            kept(
                row.optional("update-method", text -> Name.checkText("update-method", text))
                    .orElse("")),
            dependsOn);
    return new Draft(row, path, dependsOn);
  }

  private Optional<Spki> trusts(ListedRow row) throws Wrong {
    Optional<String> text = row.text("trusts");
    if (text.isPresent() && keys.containsKey(text.get())) {
      return keys.get(text.get());
    }
    Optional<Spki> key = row.optional("trusts", ListedPaths::key);
    text.ifPresent(hex -> keys.put(hex, key));
    return key;
  }

  private TrustPath whole(Draft draft) throws Wrong {
    TrustPath path = draft.path();
    if (draft.dependsOn().isEmpty()) {
      return path;
    }
    String on = draft.dependsOn().get();
    String id = isId(on) ? on : idOf(path.domain(), checked(draft.row()));
    if (id.equals(path.id())) {
      throw new Wrong(draft.row().column().apply("depends-on"), "list.self", path.name());
    }
    return new TrustPath(
        path.id(),
        path.name(),
        path.domain(),
        path.trusts(),
        path.pins(),
        path.kind(),
        path.contact(),
        path.environment(),
        path.criticality(),
        path.updateMethod(),
        Optional.of(id));
  }

  private static String checked(ListedRow row) throws Wrong {
    return row.required("depends-on", text -> Name.check("depends-on", text));
  }

  private String idOf(String domain, String name) {
    String id = names.get(place(domain, name));
    return id == null ? PathId.of(domain, name) : id;
  }

  private static String place(String domain, String name) {
    return domain + "\n" + name;
  }

  private String kept(String text) {
    String first = texts.putIfAbsent(text, text);
    return first == null ? text : first;
  }

  private static String domain(String text) {
    if (!text.matches(DOMAIN)) {
      throw new IllegalArgumentException("a domain is lower-case letters, digits and hyphens");
    }
    return text;
  }

  private static String id(String text) {
    if (!isId(text)) {
      throw new IllegalArgumentException("an id is a UUID in lower case");
    }
    return text;
  }

  private static boolean isId(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  static Spki key(String text) {
    return new Spki(text.toLowerCase(Locale.ROOT));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    List<String> names = new ArrayList<>();
    for (E each : type.getEnumConstants()) {
      names.add(each.name().toLowerCase(Locale.ROOT));
    }
    throw new IllegalArgumentException("one of " + String.join(", ", names));
  }
}
