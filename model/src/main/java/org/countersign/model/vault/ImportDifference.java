package org.countersign.model.vault;

import java.util.ArrayList;
import java.util.List;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.trust.TrustPath;

/** What a file says otherwise than the vault, by the names its members have in the formats. */
final class ImportDifference {
  private ImportDifference() {}

  static List<String> of(WatchedKey before, WatchedKey now) {
    List<String> names = new ArrayList<>();
    unless(before.kind() == now.kind(), "kind", names);
    unless(before.name().equals(now.name()), "name", names);
    unless(before.facts().equals(now.facts()), "facts", names);
    unless(now.publicKey().length == 0 || before.publicKey().length > 0, "publicKey", names);
    return names;
  }

  /** A list that names the key by its hash alone does not take its public key away. */
  static WatchedKey brought(WatchedKey before, WatchedKey now) {
    WatchedKey said = before.saying(now.kind(), now.name(), now.facts());
    return before.publicKey().length == 0 ? said.with(now.publicKey()) : said;
  }

  static List<String> of(TrustPath before, TrustPath now) {
    List<String> names = new ArrayList<>();
    unless(before.name().equals(now.name()), "name", names);
    unless(before.trusts().equals(now.trusts()), "trusts", names);
    unless(before.pins() == now.pins(), "pins", names);
    unless(before.kind().equals(now.kind()), "kind", names);
    unless(before.contact().equals(now.contact()), "contact", names);
    unless(before.environment().equals(now.environment()), "environment", names);
    unless(before.criticality() == now.criticality(), "criticality", names);
    unless(before.updateMethod().equals(now.updateMethod()), "updateMethod", names);
    unless(before.dependsOn().equals(now.dependsOn()), "dependsOn", names);
    return names;
  }

  private static void unless(boolean same, String name, List<String> names) {
    if (!same) {
      names.add(name);
    }
  }
}
