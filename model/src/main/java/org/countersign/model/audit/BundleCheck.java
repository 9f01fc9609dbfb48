package org.countersign.model.audit;

import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Consistency;

/**
 * Checks a bundle (docs/audit-bundle.md, "What is checked"), with no token, no database and no
 * vault. Refuses at the first thing that is wrong, with the file, and the entry where there is one.
 */
public final class BundleCheck {
  private final BundleSource source;
  private final BundleReader reader;
  private final BundleProgress progress;

  private BundleCheck(BundleSource source, BundleProgress progress) {
    this.source = source;
    this.reader = new BundleReader(source);
    this.progress = progress;
  }

  /** Checks all of it. */
  public static BundleFacts of(BundleSource source, BundleProgress progress) throws Failure {
    try {
      return new BundleCheck(source, progress).run();
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      // Whoever made the bundle may have meant to stop the check; it is told like any other.
      throw new Refused("bundle.unforeseen", e.toString());
    }
  }

  private BundleFacts run() throws Failure {
    SortedSet<String> there = source.files();
    FilesCheck files = new FilesCheck(reader, progress);
    Manifest manifest = files.names(there);
    List<SignersCheck.Signer> signers = new SignersCheck(reader).check(manifest);
    files.hashes(manifest);
    JournalCheck journal =
        manifest.journal().complete()
            ? new WholeJournal(reader, manifest)
            : new PartialJournal(reader, manifest);
    new JournalPass(reader, manifest, progress).read(journal);
    previous(manifest, journal);
    for (SignersCheck.Signer signer : signers) {
      journal.mustBeEnrolled(signer);
    }
    List<BundleFacts.Unchecked> open = new ContentCheck(reader, manifest).check(journal);
    return journal.facts(signers).with(open);
  }

  private void previous(Manifest manifest, JournalCheck journal) throws Failure {
    boolean listed = manifest.lists(BundleFiles.PREVIOUS);
    if (listed != manifest.previous().isPresent()
        || listed != manifest.lists(BundleFiles.CONSISTENCY)) {
      throw new Refused("bundle.missing", BundleFiles.PREVIOUS);
    }
    if (!listed) {
      return;
    }
    Manifest.Head named = manifest.previous().get();
    SignedNote note = SignedNote.read(reader.small(BundleFiles.PREVIOUS), BundleFiles.PREVIOUS);
    byte[] root = note.checkpoint().root();
    boolean same =
        note.checkpoint().vault().equals(manifest.vault())
            && note.checkpoint().size() == named.size()
            && HexFormat.of().formatHex(root).equals(named.root());
    if (!same) {
      throw new Refused("bundle.other-head", BundleFiles.PREVIOUS);
    }
    for (NoteSigners.Signed one : new NoteSigners(reader, manifest).check(note)) {
      if (!journal.mayHaveSigned(one.person(), one.credential(), named.size())) {
        throw new Refused("bundle.not-enrolled-then", BundleFiles.PREVIOUS, one.person());
      }
    }
    ConsistencyFile proof = ConsistencyFile.read(reader.small(BundleFiles.CONSISTENCY));
    Manifest.Counts now = manifest.journal();
    byte[] head = HexFormat.of().parseHex(now.root());
    if (proof.from() != named.size()
        || proof.to() != now.size()
        || !Consistency.holds(named.size(), root, now.size(), head, proof.proof())) {
      throw new Refused("bundle.not-extended", BundleFiles.CONSISTENCY, named.size());
    }
  }
}
