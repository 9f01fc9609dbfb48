package org.countersign.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;

/** An entry without salt and body: its place and its signatures still verify. */
record WithheldLine(Header header, List<EntrySignature> signatures) {
  private static final Set<String> USUAL = Set.of("header", "signature");
  private static final Set<String> FOUNDING = Set.of("header", "signatures");

  static WithheldLine read(JsonNode line) throws Refused {
    JsonNode version = line.path("header").path("v");
    if (!version.isIntegralNumber() || version.asInt(0) != Header.VERSION) {
      throw new Refused("entry.version", version.toString());
    }
    Header header = Canonical.read(line.path("header"), Header.class);
    if (!Set.copyOf(line.propertyNames()).equals(header.seq() == 0 ? FOUNDING : USUAL)) {
      throw new Refused("entry.members");
    }
    List<EntrySignature> signatures = new ArrayList<>();
    if (header.seq() == 0) {
      for (JsonNode one : line.path("signatures")) {
        signatures.add(Canonical.read(one, EntrySignature.class));
      }
    } else {
      byte[] signature = Canonical.read(line.path("signature"), byte[].class);
      signatures.add(new EntrySignature(header.credential(), signature));
    }
    if (signatures.isEmpty()) {
      throw new Refused("entry.members");
    }
    return new WithheldLine(header, List.copyOf(signatures));
  }
}
