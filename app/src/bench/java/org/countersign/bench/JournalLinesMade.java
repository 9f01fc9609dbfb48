package org.countersign.bench;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/** A journal of people who sign in and out, all day, for years. */
final class JournalLinesMade {
  private JournalLinesMade() {}

  /**
   * Writes {@code journal.jsonl}.
   *
   * @param signed whether the entries' signatures are real; else they are the first one's
   */
  static void write(Path file, int entries, boolean signed) throws Exception {
    VaultFixture vault = VaultFixture.founded();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(vault.lines().getFirst());
      out.write('\n');
      byte[] any = vault.ada.sign(new byte[32]);
      for (int i = 1; i < entries; i++) {
        out.write(line(vault, i, signed, any));
        out.write('\n');
      }
    }
  }

  private static byte[] line(VaultFixture vault, int seq, boolean signed, byte[] any)
      throws Exception {
    SoftCustodian who = seq % 2 == 0 ? vault.ada : vault.ben;
    JsonNode body =
        Canonical.tree(new Bodies.SessionClosed(seq % 3 == 0 ? "hand" : "idle"));
    byte[] salt = ByteBuffer.allocate(Entry.SALT).putInt(seq).array();
    Header header =
        new Header(
            Header.VERSION,
            VaultFixture.ID,
            seq,
            Instant.ofEpochMilli(VaultFixture.START.toEpochMilli() + seq),
            Kinds.SESSION_CLOSED,
            who.id(),
            who.spki(),
            "",
            "restricted",
            Entry.bodyHash(salt, body),
            false);
    byte[] signature = signed ? who.sign(vault.verifier().headWith(header).bytes()) : any;
    Entry entry =
        new Entry(header, salt, body, List.of(new EntrySignature(who.spki(), signature)));
    if (signed) {
      vault.verifier().next(entry, false);
    }
    return entry.line();
  }
}
