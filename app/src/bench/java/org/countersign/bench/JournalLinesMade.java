package org.countersign.bench;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/** A journal of people who sign in and out, all day, for years. */
final class JournalLinesMade {
  private static final int AT_ONCE = 20_000;

  /** Signatures that are kept for measuring bare verification with. */
  private static final int SAMPLE = 4_000;

  private JournalLinesMade() {}

  /** What a signature is over, and by whom. */
  record Signed(SoftCustodian by, byte[] message, byte[] signature) {}

  /** The custodians of the journal, with some of its signatures, spread over it. */
  record Made(VaultFixture vault, List<Signed> sample) {}

  /** Writes {@code journal.jsonl}; its signatures are all the first one's. */
  static void unsigned(Path file, int entries) throws Exception {
    VaultFixture vault = VaultFixture.founded();
    try (OutputStream out = begin(file, vault)) {
      byte[] any = vault.ada.sign(new byte[32]);
      for (int i = 1; i < entries; i++) {
        out.write(line(of(vault, i), any));
      }
    }
  }

  /** Writes {@code journal.jsonl}; each entry is signed, on all processors. */
  static Made signed(Path file, int entries) throws Exception {
    VaultFixture vault = VaultFixture.founded();
    MerkleTree tree = new MerkleTree();
    tree.append(Entry.parse(vault.lines().getFirst()).header().leafHash());
    List<Signed> sample = new ArrayList<>();
    int every = Math.max(1, entries / SAMPLE);
    try (OutputStream out = begin(file, vault)) {
      for (int from = 1; from < entries; from += AT_ONCE) {
        int until = Math.min(entries, from + AT_ONCE);
        List<Unsigned> some = new ArrayList<>();
        for (int i = from; i < until; i++) {
          Unsigned one = of(vault, i);
          tree.append(one.header().leafHash());
          some.add(one.over(new Checkpoint(VaultFixture.ID, i + 1, tree.root(i + 1)).bytes()));
        }
        byte[][] signatures =
            IntStream.range(0, some.size())
                .parallel()
                .mapToObj(i -> some.get(i).by().sign(some.get(i).message()))
                .toArray(byte[][]::new);
        for (int i = 0; i < signatures.length; i++) {
          Unsigned one = some.get(i);
          out.write(line(one, signatures[i]));
          if (one.header().seq() % every == 0) {
            sample.add(new Signed(one.by(), one.message(), signatures[i]));
          }
        }
      }
    }
    return new Made(vault, sample);
  }

  private static OutputStream begin(Path file, VaultFixture vault) throws Exception {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    out.write(vault.lines().getFirst());
    out.write('\n');
    return out;
  }

  private record Unsigned(
      SoftCustodian by, Header header, byte[] salt, JsonNode body, byte[] message) {
    Unsigned over(byte[] head) {
      return new Unsigned(by, header, salt, body, head);
    }
  }

  private static Unsigned of(VaultFixture vault, int seq) {
    SoftCustodian who = seq % 2 == 0 ? vault.ada : vault.ben;
    JsonNode body = Canonical.tree(new Bodies.SessionClosed(seq % 3 == 0 ? "hand" : "idle"));
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
    return new Unsigned(who, header, salt, body, new byte[0]);
  }

  private static byte[] line(Unsigned one, byte[] signature) {
    Entry entry =
        new Entry(
            one.header(),
            one.salt(),
            one.body(),
            List.of(new EntrySignature(one.by().spki(), signature)));
    byte[] line = entry.line();
    byte[] ended = java.util.Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    return ended;
  }
}
