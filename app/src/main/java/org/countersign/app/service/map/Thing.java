package org.countersign.app.service.map;

import java.util.Comparator;
import java.util.Optional;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.trust.TrustPath.Criticality;

/**
 * What can stand on the map by itself. A new type of node is a record here, a word in the bundle of
 * the map, and where it comes from in {@link Things}.
 */
public sealed interface Thing {
  /** As they are listed and put together; a group never has two sorts in it. */
  enum Sort {
    KEY,
    WATCHED_KEY,
    FOREIGN_KEY,
    CERTIFICATE,
    PATH
  }

  /** Worst first, then by name; the id makes it the same every time. */
  Comparator<Thing> ORDER =
      Comparator.comparing(Thing::sort)
          .thenComparing(Thing::weight)
          .thenComparing(Thing::name)
          .thenComparing(Thing::id);

  /** Unlike any other's. */
  String id();

  Sort sort();

  String name();

  /** What one may type to find it. */
  String words();

  /** By how many values it is put together. */
  int depth();

  /** One of the values it is put together by; number 0 is the widest. */
  String level(Grouping grouping, int number);

  /** What breaks with it; the worst comes first among its sort. */
  default Criticality weight() {
    return Criticality.LOW;
  }

  /** The key it is or stands for, from which its blast radius is counted. */
  Optional<Spki> key();

  /** By domain, the domain comes first; by system, it comes last. */
  private static int turned(Grouping grouping, int number, int depth) {
    return grouping == Grouping.DOMAIN ? number : (number + 1) % depth;
  }

  /**
   * A signing key of the vault.
   *
   * @param domain the domain's name
   * @param certificates how many bind it
   */
  record Key(SigningKey held, String domain, int certificates) implements Thing {
    @Override
    public String id() {
      return held.spki().hex();
    }

    @Override
    public Sort sort() {
      return Sort.KEY;
    }

    @Override
    public String name() {
      return held.label();
    }

    @Override
    public String words() {
      return String.join("\n", held.label(), held.purpose(), domain, held.spki().hex());
    }

    @Override
    public int depth() {
      return 3;
    }

    @Override
    public String level(Grouping grouping, int number) {
      if (number == 2) {
        return held.state().id();
      }
      return (number == 0) == (grouping == Grouping.DOMAIN) ? domain : held.token().label();
    }

    @Override
    public Optional<Spki> key() {
      return Optional.of(held.spki());
    }
  }

  /**
   * A key that is known and not held by the vault.
   *
   * @param domain the name of a domain that watches it; others may too
   */
  record Watched(WatchedKey watched, String domain) implements Thing {
    @Override
    public String id() {
      return watched.spki().hex();
    }

    @Override
    public Sort sort() {
      return Sort.WATCHED_KEY;
    }

    @Override
    public String name() {
      return watched.name();
    }

    @Override
    public String words() {
      return String.join("\n", watched.name(), domain, watched.spki().hex());
    }

    @Override
    public int depth() {
      return 2;
    }

    @Override
    public String level(Grouping grouping, int number) {
      return (number == 0) == (grouping == Grouping.DOMAIN) ? domain : watched.kind().name();
    }

    @Override
    public Optional<Spki> key() {
      return Optional.of(watched.spki());
    }
  }

  /**
   * A key that the vault does not hold and nobody watches: a certificate binds it, or a trust path
   * trusts it.
   */
  record ForeignKey(Spki spki, String name, String domain) implements Thing {
    @Override
    public String id() {
      return spki.hex();
    }

    @Override
    public Sort sort() {
      return Sort.FOREIGN_KEY;
    }

    @Override
    public String words() {
      return String.join("\n", name, domain, spki.hex());
    }

    @Override
    public int depth() {
      return 1;
    }

    @Override
    public String level(Grouping grouping, int number) {
      return domain;
    }

    @Override
    public Optional<Spki> key() {
      return Optional.of(spki);
    }
  }

  /** A certificate. {@code domain}: the domain's name. */
  record Certificate(IssuedCertificate issued, String domain) implements Thing {
    @Override
    public String id() {
      return Things.certificateId(issued);
    }

    @Override
    public Sort sort() {
      return Sort.CERTIFICATE;
    }

    @Override
    public String name() {
      return issued.subject();
    }

    @Override
    public String words() {
      return String.join(
          "\n", issued.subject(), issued.issuer(), domain, issued.serial().toString(16));
    }

    @Override
    public int depth() {
      return 3;
    }

    @Override
    public String level(Grouping grouping, int number) {
      return switch (Thing.turned(grouping, number, depth())) {
        case 0 -> domain;
        case 1 -> issued.profile();
        default -> issued.issuer();
      };
    }

    @Override
    public Optional<Spki> key() {
      return Optional.of(issued.subjectKey());
    }
  }

  /** A trust path. {@code domain}: the domain's name. */
  record Path(TrustPath path, String domain) implements Thing {
    @Override
    public String id() {
      return path.id();
    }

    @Override
    public Sort sort() {
      return Sort.PATH;
    }

    @Override
    public String name() {
      return path.name();
    }

    @Override
    public String words() {
      return String.join(
          "\n", path.name(), path.kind(), path.contact(), path.environment(), domain);
    }

    @Override
    public int depth() {
      return 4;
    }

    @Override
    public String level(Grouping grouping, int number) {
      return switch (Thing.turned(grouping, number, depth())) {
        case 0 -> domain;
        case 1 -> path.kind();
        case 2 -> path.environment();
        default -> path.contact();
      };
    }

    @Override
    public Criticality weight() {
      return path.criticality();
    }

    @Override
    public Optional<Spki> key() {
      return Optional.empty();
    }
  }
}
