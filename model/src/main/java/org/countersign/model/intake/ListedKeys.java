package org.countersign.model.intake;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.intake.Item.Kind;
import org.countersign.model.intake.Item.PublicKey;
import org.countersign.model.intake.ListedRow.Wrong;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;

/** Rows of keys that somebody knows of. */
final class ListedKeys {
  private final Finds finds;
  private final Map<Spki, Where> seen = new HashMap<>();

  ListedKeys(Finds finds) {
    this.finds = finds;
  }

  void row(ListedRow row) {
    try {
      PublicKey key = key(row);
      Where first = seen.putIfAbsent(key.key(), row.where());
      if (first != null) {
        throw new Wrong(row.where(), "list.twice", key.name(), first.place());
      }
      finds.add(key);
    } catch (Wrong e) {
      e.tell(finds);
    }
  }

  private static PublicKey key(ListedRow row) throws Wrong {
    Spki key = row.required("key", ListedPaths::key);
    String name = row.required("name", text -> Name.check("name", text));
    Optional<byte[]> whole = row.optional("public-key", ListedKeys::publicKey);
    if (whole.isPresent() && !Spki.of(whole.get()).equals(key)) {
      throw new Wrong(row.column().apply("public-key"), "list.other-key", name);
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (String column : new String[] {"system", "contact", "note"}) {
      row.optional(column, text -> Name.checkText(column, text))
          .ifPresent(fact -> facts.put(column, fact));
    }
    byte[] publicKey = whole.orElse(new byte[0]);
    return new PublicKey(row.where(), Kind.LISTED, publicKey, key, name, facts);
  }

  private static byte[] publicKey(String text) {
    byte[] der = Base64.getDecoder().decode(text);
    try {
      DerReader reader = new DerReader(der);
      SpkiForm.check(Span.of(reader.next(DerReader.SEQUENCE, "SubjectPublicKeyInfo")));
      if (!reader.more()) {
        return der;
      }
    } catch (Malformed e) {
      throw new IllegalArgumentException("not a SubjectPublicKeyInfo", e);
    }
    throw new IllegalArgumentException("not a SubjectPublicKeyInfo");
  }
}
