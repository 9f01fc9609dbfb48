package org.countersign.app.service.publication;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.SigningKey;
import org.countersign.model.people.Signatures;
import org.countersign.model.port.SetStore;
import org.countersign.model.publication.SetArchive;
import org.countersign.model.publication.SetFiles;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Results;
import org.countersign.model.vault.PublishedSet;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.SetBook;

/**
 * Puts the sets on record into folders. Only ever the newest of a domain: what is on record is the
 * only source, so that a folder can be made again at any time.
 */
public final class SetShelf {
  private final Vault vault;
  private final SetStore own;
  private final Function<Path, SetStore> elsewhere;

  /**
   * Of an open vault.
   *
   * @param own the vault's folder of files for others
   * @param elsewhere another folder
   */
  public SetShelf(Vault vault, SetStore own, Function<Path, SetStore> elsewhere) {
    this.vault = vault;
    this.own = own;
    this.elsewhere = elsewhere;
  }

  /** Publishes the domain's newest set; where it is, to be shown. */
  public String publish(String domain, SetStore.Watch watch) throws Failure {
    return put(own, domain, watch);
  }

  /** Puts the domain's newest set into another folder, as on a drive. */
  public String export(String domain, Path folder, SetStore.Watch watch) throws Failure {
    return put(elsewhere.apply(folder), domain, watch);
  }

  private String put(SetStore store, String domain, SetStore.Watch watch) throws Failure {
    PublishedSet set = newest(domain);
    SetManifest manifest = manifest(set);
    SortedMap<String, byte[]> files =
        SetArchive.unpack(vault.journal().attachment(set.archive().attachment()), manifest);
    signed(set, manifest, files);
    return store.publish(manifest, files, watch);
  }

  /**
   * Reads every file of the domain's set in a folder again and verifies its signatures.
   *
   * @throws Failure {@code publication.…} naming the first file that is not as it should be
   */
  public void check(String domain) throws Failure {
    PublishedSet set = newest(domain);
    SetManifest manifest = manifest(set);
    signed(set, manifest, own.check(manifest));
  }

  /** Whether the vault's folder says that the set is the current one. */
  public boolean isOut(PublishedSet set) {
    try {
      return own.current(set.domain()).filter(manifest(set)::equals).isPresent();
    } catch (Failure e) {
      return false;
    }
  }

  private SetManifest manifest(PublishedSet set) throws Failure {
    return SetManifest.read(vault.journal().attachment(set.manifest().attachment()));
  }

  private PublishedSet newest(String domain) throws Refused {
    return vault
        .read(state -> state.sets().newest(domain))
        .orElseThrow(() -> new Refused("publication.none", domain));
  }

  /** The signatures on record are those in the files, and they are good. */
  private void signed(PublishedSet set, SetManifest manifest, Map<String, byte[]> files)
      throws Failure {
    Results.SetMade made =
        vault.ask(state -> {
          RequestFile file = state.requests().find(set.request()).orElseThrow();
          return SetBook.result(file);
        });
    long signatures =
        files.keySet().stream().filter(path -> path.endsWith(".sig")).filter(SetShelf::top).count();
    for (Results.SetSignature one : made.signatures()) {
      String path = SetFiles.signature(one.person());
      byte[] signature = files.get(path);
      if (signature == null) {
        throw new Refused("publication.missing", path);
      }
      if (!Signatures.verify(PublicKeyDer.read(key(one)), manifest.sums(), signature)) {
        throw new Refused("publication.differs", path);
      }
    }
    if (signatures != made.signatures().size()) {
      throw new Refused("publication.extra", SetManifest.SUMS);
    }
  }

  private static boolean top(String path) {
    return path.startsWith(SetManifest.SUMS);
  }

  private byte[] key(Results.SetSignature one) throws Failure {
    return vault.ask(state ->
        one.person().isEmpty()
            ? state
                .keys()
                .key(one.key())
                .map(SigningKey::publicKey)
                .orElseThrow(() -> new Refused("key.unknown", one.key().hex()))
            : state
                .people()
                .credential(one.key())
                .orElseThrow(() -> new Refused("publication.signature"))
                .credential()
                .signing());
  }
}
