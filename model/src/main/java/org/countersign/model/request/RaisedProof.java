package org.countersign.model.request;

import java.util.Arrays;
import java.util.List;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Signatures;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.RequestFile;

/**
 * That the raiser signed this request: the entry that raised it, and the way from its leaf to the
 * checkpoint its signature is over.
 */
public record RaisedProof(Entry entry, List<byte[]> path) {

  /**
   * Whether the raiser's signature covers exactly this request, where this vault's journal has it.
   */
  boolean proves(String vault, RequestFile file, EnrolledCredential raiser) {
    Request request = file.request();
    Header header = entry.header();
    if (!header.kind().equals(Kinds.RAISED)
        || !header.vault().equals(vault)
        || header.seq() != file.raisedSeq()
        || !Arrays.equals(Canonical.bytes(entry.body()), Canonical.bytesOf(request))
        || !Entry.bodyHash(entry.salt(), entry.body()).equals(header.bodyHash())
        || !header.credential().equals(raiser.spki())
        || !header.actor().equals(request.raisedBy())) {
      return false;
    }
    long seq = header.seq();
    byte[] root = MerkleTree.rootFrom(header.leafHash(), seq, seq + 1, path);
    Checkpoint signed = new Checkpoint(header.vault(), seq + 1, root);
    return root.length == MerkleTree.HASH
        && Signatures.verify(
            raiser.credential().signingKey(),
            signed.bytes(),
            entry.signatures().getFirst().signature());
  }
}
