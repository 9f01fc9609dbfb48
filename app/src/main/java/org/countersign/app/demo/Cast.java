package org.countersign.app.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;

/**
 * The persons of the demonstration and the PINs of their SoftHSM tokens, which are printed and kept
 * in a file: nothing here is secret, and nothing here is for production.
 */
public final class Cast {
  /** A custodian with the demonstration PINs of the token. */
  public record Custodian(Person person, String tokenLabel, String pin, String soPin) {}

  private static final int PIN_DIGITS = 6;

  private final List<Custodian> custodians;

  private Cast(List<Custodian> custodians) {
    this.custodians = List.copyOf(custodians);
  }

  /** Five custodians with new PINs. */
  public static Cast gather(SecureRandom random) {
    List<Custodian> all = new ArrayList<>();
    for (Person person : FIVE) {
      all.add(
          new Custodian(
              person, "custodian " + person.id(), digits(random), digits(random) + digits(random)));
    }
    return new Cast(all);
  }

  /** The cast as the file of PINs has it, or empty where there is none. */
  public static Optional<Cast> read(Path file) throws java.io.IOException {
    return CastFile.read(file).map(Cast::new);
  }

  /** Writes the file of PINs. */
  public void write(Path file) throws java.io.IOException {
    CastFile.write(file, custodians);
  }

  public List<Custodian> custodians() {
    return custodians;
  }

  /** The custodian of this person id. */
  public Custodian named(String person) {
    return custodians.stream()
        .filter(c -> c.person().id().equals(person))
        .findFirst()
        .orElseThrow();
  }

  /** Persons of the business who hold no token. */
  public static List<Person> others() {
    return OTHERS;
  }

  static final List<Person> FIVE =
      List.of(
          custodian(
              "astrid", "Astrid Lindqvist", "astrid.lindqvist@northgate.example, +46 8 555 0101"),
          custodian("bao", "Bao Nguyen", "bao.nguyen@northgate.example, +46 8 555 0102"),
          custodian("chidi", "Chidi Okafor", "chidi.okafor@northgate.example, +46 8 555 0103"),
          custodian("dana", "Dana Levi", "dana.levi@northgate.example, +46 8 555 0104"),
          custodian("emil", "Emil Haas", "emil.haas@northgate.example, +46 8 555 0105"));

  private static final List<Person> OTHERS =
      List.of(
          new Person(
              "freya",
              "Freya Holm",
              "freya.holm@northgate.example, +46 8 555 0201",
              List.of(Role.OWNER)),
          new Person(
              "goran",
              "Goran Petrov",
              "goran.petrov@northgate.example, +46 8 555 0202",
              List.of(Role.STAKEHOLDER)),
          new Person(
              "hana",
              "Hana Sato",
              "hana.sato@northgate.example, +46 8 555 0203",
              List.of(Role.OWNER, Role.STAKEHOLDER)));

  private static Person custodian(String id, String name, String contact) {
    return new Person(id, name, contact, List.of(Role.CUSTODIAN));
  }

  private static String digits(SecureRandom random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < PIN_DIGITS; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
