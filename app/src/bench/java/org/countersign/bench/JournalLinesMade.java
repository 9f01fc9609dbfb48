package org.countersign.bench;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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

  /** Writes {@code journal.jsonl}; its signatures are all the first one's. */
  static void unsigned(Path file, int entries) throws Exception {
    VaultFixture vault = VaultFixture.founded();
    try (OutputStream out = begin(file, vault)) {
      byte[] any = vault.ada.sign(new byte[32]);
      for (int i = 1; i < entries; i++) {
        out.write(closed(vault, i).line(any));
      }
    }
  }

  /** Begins a journal with its founding. */
  static OutputStream begin(Path file, VaultFixture vault) throws Exception {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    out.write(vault.lines().getFirst());
    out.write('\n');
    return out;
  }

  /** An entry that waits for its signature. */
  record Unsigned(SoftCustodian by, Header header, byte[] salt, JsonNode body) {
    Entry with(byte[] signature) {
      return new Entry(header, salt, body, List.of(new EntrySignature(by.spki(), signature)));
    }

    /** With its newline. */
    byte[] line(byte[] signature) {
      byte[] line = with(signature).line();
      byte[] ended = Arrays.copyOf(line, line.length + 1);
      ended[line.length] = '\n';
      return ended;
    }
  }

  /** Somebody goes. */
  static Unsigned closed(VaultFixture vault, int seq) {
    SoftCustodian who = seq % 2 == 0 ? vault.ada : vault.ben;
    JsonNode body = Canonical.tree(new Bodies.SessionClosed(seq % 3 == 0 ? "hand" : "idle"));
    return of(who, seq, Kinds.SESSION_CLOSED, body);
  }

  static Unsigned of(SoftCustodian who, int seq, String kind, JsonNode body) {
    byte[] salt = ByteBuffer.allocate(Entry.SALT).putInt(seq).array();
    Header header =
        new Header(
            Header.VERSION,
            VaultFixture.ID,
            seq,
            at(seq),
            kind,
            who.id(),
            who.spki(),
            "",
            "restricted",
            Entry.bodyHash(salt, body),
            false);
    return new Unsigned(who, header, salt, body);
  }

  /** When an entry is of. */
  static Instant at(int seq) {
    return Instant.ofEpochMilli(VaultFixture.START.toEpochMilli() + seq);
  }
}
