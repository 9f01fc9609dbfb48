package org.countersign.model.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.intake.Item.Certificate;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.key.Spki;

/** Whose a private key is, where its file does not say it but has a certificate of the same key. */
final class Owners {
  private Owners() {}

  static void tell(Finds finds) {
    List<Item> items = finds.items();
    if (items.stream().noneMatch(Owners::isNobodys)) {
      return;
    }
    Map<Spki, String> subjects = new HashMap<>();
    for (Item item : items) {
      if (item instanceof Certificate certificate) {
        subjects.putIfAbsent(certificate.key(), certificate.facts().subject());
      }
    }
    items.replaceAll(item -> named(item, subjects));
  }

  private static boolean isNobodys(Item item) {
    return item instanceof PrivateKey key && key.owner().isEmpty() && key.key().isPresent();
  }

  private static Item named(Item item, Map<Spki, String> subjects) {
    if (!isNobodys(item)) {
      return item;
    }
    PrivateKey key = (PrivateKey) item;
    return Optional.ofNullable(subjects.get(key.key().get()))
        .<Item>map(owner -> new PrivateKey(key.where(), key.key(), key.format(), owner))
        .orElse(item);
  }
}
