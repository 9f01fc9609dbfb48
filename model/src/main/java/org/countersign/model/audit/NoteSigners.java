package org.countersign.model.audit;

import java.util.Arrays;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Signatures;

/** The signatures of a note by credentials that may have been removed since. */
final class NoteSigners {
  private final BundleReader reader;
  private final Manifest manifest;

  NoteSigners(BundleReader reader, Manifest manifest) {
    this.reader = reader;
    this.manifest = manifest;
  }

  void check(SignedNote note) throws Failure {
    for (SignedNote.Line line : note.lines()) {
      if (!signed(note, line)) {
        throw new Refused("bundle.signature", BundleFiles.PREVIOUS, line.person());
      }
    }
  }

  /** By its key id it may be any of a few; the signature says which. */
  private boolean signed(SignedNote note, SignedNote.Line line) throws Failure {
    for (FileLine listed : manifest.files()) {
      String path = listed.path();
      if (path.startsWith(BundleFiles.CREDENTIALS) && !path.equals(BundleFiles.SIGNERS)) {
        CredentialFile file = CredentialFile.read(reader, path);
        if (Arrays.equals(SignedNote.keyId(line.person(), file.der()), line.keyId())
            && Signatures.verify(file.key(), note.checkpoint().bytes(), line.signature())) {
          return true;
        }
      }
    }
    return false;
  }
}
