package org.countersign.app.service.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.QuorumNotMet;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.Level;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Credential;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/**
 * Entry 0 on its way to the journal: its exact bytes, and who has signed them. Each founder signs
 * for themselves, so that no PIN is kept while the others come.
 */
public final class Charter {
  private final TokenPort tokens;
  private final Bodies.Founded founded;
  private final Header header;
  private final byte[] salt;
  private final JsonNode body;
  private final Checkpoint head;
  private final Map<String, EntrySignature> signatures = new LinkedHashMap<>();

  Charter(TokenPort tokens, String vault, Bodies.Founded founded, byte[] salt, Instant at) {
    this.tokens = tokens;
    this.founded = founded;
    this.salt = salt;
    this.body = Canonical.tree(founded);
    this.header = header(vault, founded, Entry.bodyHash(salt, body), at);
    this.head = new Checkpoint(vault, 1, MerkleTree.leafHash(Canonical.bytesOf(header)));
  }

  private static Header header(String vault, Bodies.Founded founded, String hash, Instant at) {
    Bodies.Founder first = founded.founders().getFirst();
    return new Header(
        Header.VERSION,
        vault,
        0,
        at,
        Kinds.FOUNDED,
        first.person().id(),
        first.credential().spki(),
        "",
        Level.RESTRICTED.text(),
        hash,
        false);
  }

  /** What is founded. */
  public Bodies.Founded founded() {
    return founded;
  }

  /** What everyone signs, and the journal's head once it is written. */
  public Checkpoint head() {
    return head;
  }

  /** Has a founder sign on their own token. The array stays the caller's to wipe. */
  public void sign(Bodies.Founder founder, char[] pin) throws Failure {
    Credential credential = founder.credential();
    try (PersonalToken token = tokens.openPersonal(credential.token(), pin)) {
      byte[] signature = token.sign(credential.spki(), head.bytes());
      synchronized (signatures) {
        signatures.put(founder.person().id(), new EntrySignature(credential.spki(), signature));
      }
    }
  }

  /** Whether this founder has signed. */
  public boolean signedBy(Bodies.Founder founder) {
    synchronized (signatures) {
      return signatures.containsKey(founder.person().id());
    }
  }

  /** Writes it as the first line of an empty journal; refuses as long as anyone has not signed. */
  public void write(JournalStore journal) throws Failure {
    Entry entry = new Entry(header, salt, body, inOrder());
    byte[] line = entry.line();
    new JournalVerifier().next(line);
    journal.append(line);
  }

  private List<EntrySignature> inOrder() throws QuorumNotMet {
    List<EntrySignature> all = new ArrayList<>();
    for (Bodies.Founder founder : founded.founders()) {
      if (!signedBy(founder)) {
        throw new QuorumNotMet("too-few", all.size(), founded.founders().size());
      }
      synchronized (signatures) {
        all.add(signatures.get(founder.person().id()));
      }
    }
    return all;
  }
}
