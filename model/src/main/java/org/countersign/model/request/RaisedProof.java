package org.countersign.model.request;

import java.util.Arrays;
import java.util.List;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Signatures;
import org.countersign.model.vault.EnrolledCredential;

/**
 * That the raiser signed this request: the entry that raised it, and the way from its leaf to the
 * checkpoint its signature is over.
 */
public record RaisedProof(Entry entry, List<byte[]> path) {

  /** Whether the raiser's signature covers exactly this request. */
  boolean proves(Request request, EnrolledCredential raiser) {
    if (!Arrays.equals(Canonical.bytes(entry.body()), Canonical.bytesOf(request))
        || !Entry.bodyHash(entry.salt(), entry.body()).equals(entry.header().bodyHash())
        || !entry.header().credential().equals(raiser.spki())
        || !entry.header().actor().equals(request.raisedBy())) {
      return false;
    }
    long seq = entry.header().seq();
    byte[] root = MerkleTree.rootFrom(entry.header().leafHash(), seq, seq + 1, path);
    Checkpoint signed = new Checkpoint(entry.header().vault(), seq + 1, root);
    return root.length == MerkleTree.HASH
        && Signatures.verify(
            raiser.credential().signingKey(),
            signed.bytes(),
            entry.signatures().getFirst().signature());
  }
}
