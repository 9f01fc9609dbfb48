package org.countersign.app.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.model.intake.Item;
import org.countersign.model.request.ImportCounts;

/** What imports bring, in words. */
public final class ImportText {
  private ImportText() {}

  /** "137 certificates with their keys, 12 new trust paths". */
  public static String counts(ImportCounts counts) {
    List<String> parts = new ArrayList<>();
    part("operation.import.certificates", counts.certificates(), parts);
    part("operation.import.keys", counts.keys(), parts);
    part("operation.import.keys-changed", counts.keysChanged(), parts);
    part("operation.import.paths", counts.paths(), parts);
    part("operation.import.paths-changed", counts.pathsChanged(), parts);
    part("operation.import.findings", counts.findings(), parts);
    return String.join(", ", parts);
  }

  private static void part(String key, int count, List<String> parts) {
    if (count > 0) {
      parts.add(Messages.text(key, count));
    }
  }

  /** What an item is, in a word. */
  public static String kind(Item item) {
    return Messages.text(
        switch (item) {
          case Item.Certificate certificate -> "import.kind.certificate";
          case Item.Crl crl -> "import.kind.crl";
          case Item.PublicKey key -> "import.kind.key";
          case Item.PrivateKey found -> "import.kind.private-key";
          case Item.Trust trust -> "import.kind.trust-path";
        });
  }

  /** What it is called: a subject, a name, whose it says it is. */
  public static String name(Item item) {
    return switch (item) {
      case Item.Certificate certificate -> certificate.facts().subject();
      case Item.Crl crl -> crl.facts().issuer();
      case Item.PublicKey key -> key.name();
      case Item.PrivateKey found -> owner(found);
      case Item.Trust trust -> trust.path().name();
    };
  }

  /** Not every file says whose it is. */
  private static String owner(Item.PrivateKey found) {
    return found.owner().isBlank()
        ? Messages.text("import.name.private-key", found.format())
        : found.owner();
  }

  /** What else it says, in short: what a person wants to see before signing. */
  public static String detail(Item item) {
    return switch (item) {
      case Item.Certificate certificate ->
          Messages.text(
              "import.detail.certificate",
              certificate.facts().issuer(),
              certificate.facts().serialNumber().toString(16),
              certificate.facts().notAfter().map(TimeText::day).orElse("?"));
      case Item.Crl crl -> "";
      case Item.PublicKey key ->
          Messages.text("import.detail.key", key.kind().name(), key.key().brief());
      case Item.PrivateKey found ->
          Messages.text(
              "import.detail.private-key",
              found.format(),
              found.key().map(key -> key.brief()).orElse("?"));
      case Item.Trust trust ->
          Messages.text(
              "import.detail.trust-path",
              trust.path().kind(),
              trust.path().environment(),
              trust.path().criticality().name().toLowerCase(Locale.ROOT),
              trust
                  .path()
                  .trusts()
                  .map(key -> key.brief())
                  .orElseGet(() -> trust.path().dependsOn().orElse("")));
    };
  }
}
