package org.countersign.model.people;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A named person. Whoever has a credential that was not removed is a custodian.
 *
 * @param id stable within the vault, lower-case letters, digits and hyphens
 * @param contact how to reach the person: an address or a telephone number
 */
public record Person(String id, String name, String contact, List<Role> roles) {

  /** Checks and orders its members. */
  public Person {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "person id: lower-case letters, digits and hyphens, at most 64");
    }
    name = Name.check("name", name);
    contact = Name.checkText("contact", contact);
    roles = List.copyOf(new TreeSet<>(roles));
  }

  public boolean hasAny(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }
}
