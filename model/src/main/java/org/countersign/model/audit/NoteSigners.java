package org.countersign.model.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Signatures;

/** The signatures of a note by credentials that may have been removed since. */
final class NoteSigners {
  private final BundleReader reader;
  private final Manifest manifest;

  NoteSigners(BundleReader reader, Manifest manifest) {
    this.reader = reader;
    this.manifest = manifest;
  }

  /** Who signed a note, and with which credential. */
  record Signed(String person, Spki credential) {}

  /** All of them, their signatures verified; refuses one person twice. */
  List<Signed> check(SignedNote note) throws Failure {
    List<Signed> all = new ArrayList<>();
    Set<String> persons = new HashSet<>();
    for (SignedNote.Line line : note.lines()) {
      Optional<Spki> by = signed(note, line);
      if (by.isEmpty() || !persons.add(line.person())) {
        throw new Refused("bundle.signature", BundleFiles.PREVIOUS, line.person());
      }
      all.add(new Signed(line.person(), by.get()));
    }
    return all;
  }

  /** By its key id it may be any of a few; the signature says which. */
  private Optional<Spki> signed(SignedNote note, SignedNote.Line line) throws Failure {
    for (FileLine listed : manifest.files()) {
      String path = listed.path();
      if (path.startsWith(BundleFiles.CREDENTIALS) && !path.equals(BundleFiles.SIGNERS)) {
        CredentialFile file = CredentialFile.read(reader, path);
        if (Arrays.equals(SignedNote.keyId(line.person(), file.der()), line.keyId())
            && Signatures.verify(file.key(), note.checkpoint().bytes(), line.signature())) {
          return Optional.of(Spki.of(file.der()));
        }
      }
    }
    return Optional.empty();
  }
}
