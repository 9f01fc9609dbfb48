package org.countersign.model.audit;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Signatures;
import org.countersign.model.people.VerifyingKey;

/** The keys of {@code credentials/}, each read once. */
final class PartialKeys {
  private final BundleReader reader;
  private final Manifest manifest;
  private final List<Spki> all;
  private final Map<Spki, PublicKey> keys = new HashMap<>();
  private final Map<Spki, VerifyingKey> ready = new HashMap<>();

  PartialKeys(BundleReader reader, Manifest manifest) {
    this.reader = reader;
    this.manifest = manifest;
    this.all = all(manifest);
  }

  private static List<Spki> all(Manifest manifest) {
    return manifest.files().stream()
        .map(FileLine::path)
        .filter(path -> path.startsWith(BundleFiles.CREDENTIALS))
        .filter(path -> !path.equals(BundleFiles.SIGNERS))
        .map(path ->
            path.substring(
                BundleFiles.CREDENTIALS.length(), path.length() - BundleFiles.PEM.length()))
        .map(Spki::new)
        .toList();
  }

  /** Every credential that is listed. */
  List<Spki> all() {
    return all;
  }

  /** The key of a credential, or {@code bundle.missing}. */
  PublicKey key(Spki spki) throws Refused {
    PublicKey known = keys.get(spki);
    if (known == null) {
      String path = BundleFiles.CREDENTIALS + spki + BundleFiles.PEM;
      if (!manifest.lists(path)) {
        throw new Refused("bundle.missing", path);
      }
      known = read(path);
      keys.put(spki, known);
    }
    return known;
  }

  /** The same, made ready to verify many signatures. */
  VerifyingKey verifying(Spki spki) throws Refused {
    VerifyingKey known = ready.get(spki);
    if (known == null) {
      known = Signatures.by(key(spki));
      ready.put(spki, known);
    }
    return known;
  }

  private PublicKey read(String path) throws Refused {
    try {
      return CredentialFile.read(reader, path).key();
    } catch (Refused e) {
      throw e;
    } catch (Failure e) {
      throw new Refused("bundle.form", path, e.code());
    }
  }
}
