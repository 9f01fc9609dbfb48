package org.countersign.app.service.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.VaultState;

/** The journal as people read it: pages from the register, single entries from the file itself. */
public final class JournalPages {
  /** Says in words what an entry records; texts are the screen's. */
  @FunctionalInterface
  public interface Words {
    String of(VaultState state, RegisterStore.EntryRow entry);
  }

  /** An entry with its words and the name of who acted. */
  public record Line(RegisterStore.EntryRow entry, String words, String actor, String domain) {}

  /** Some of the entries that match, newest first, and how many match in all. */
  public record Page(List<Line> lines, long all) {}

  /**
   * An entry in full, as it stands in the file.
   *
   * @param leafHash lower-case hex
   * @param body canonical JSON
   */
  public record Whole(
      Header header, String salt, String leafHash, String body, List<Signed> signed) {}

  /** A signature on an entry: base64. */
  public record Signed(String name, String credential, String signature) {}

  private final Vault vault;
  private final Words words;

  public JournalPages(Vault vault, Words words) {
    this.vault = vault;
    this.words = words;
  }

  /** A page of what matches; empty text for all. */
  public Page page(String text, int offset, int limit) throws StoreFailed {
    List<RegisterStore.EntryRow> entries = vault.register().entries(text, offset, limit);
    long all = vault.register().count(text);
    return vault.read(
        state -> new Page(entries.stream().map(entry -> line(state, entry)).toList(), all));
  }

  private Line line(VaultState state, RegisterStore.EntryRow entry) {
    return new Line(
        entry,
        words.of(state, entry),
        state.people().nameOf(entry.actor()),
        entry.domain().isEmpty()
            ? ""
            : state.domains().find(entry.domain()).map(d -> d.name()).orElse(entry.domain()));
  }

  /** The head as it is signed over. */
  public Checkpoint head() {
    return vault.head();
  }

  /** An entry as it stands in the file. */
  public Optional<Whole> entry(long seq) throws Failure {
    List<byte[]> found = new ArrayList<>();
    long[] at = new long[1];
    vault
        .journal()
        .readAll(
            line -> {
              if (at[0]++ == seq) {
                found.add(line.clone());
              }
            },
            part -> {});
    return found.isEmpty() ? Optional.empty() : Optional.of(whole(found.getFirst()));
  }

  private Whole whole(byte[] line) throws Refused {
    Entry entry = Entry.parse(line);
    return new Whole(
        entry.header(),
        HexFormat.of().formatHex(entry.salt()),
        HexFormat.of().formatHex(entry.header().leafHash()),
        new String(Canonical.bytes(entry.body()), StandardCharsets.UTF_8),
        vault.read(state -> entry.signatures().stream().map(one -> signed(state, one)).toList()));
  }

  private static Signed signed(VaultState state, EntrySignature one) {
    String name =
        state
            .people()
            .credential(one.credential())
            .map(EnrolledCredential::person)
            .map(state.people()::nameOf)
            .orElse("");
    return new Signed(
        name, one.credential().hex(), Base64.getEncoder().encodeToString(one.signature()));
  }
}
