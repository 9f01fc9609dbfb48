package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.request.Requests;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.json.Canonical;
import org.countersign.model.key.Spki;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.Kinds;
import org.countersign.persistence.journal.JournalLines;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterRebuild;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One dishonest custodian with the disk: makes up somebody else's approval, signs the entry after
 * it, and writes into the register that all of it was checked before.
 */
class ForgedHistoryTest {
  private final JournalVerifier forger = new JournalVerifier();
  private VaultOnSoftHsm vault;

  @Test
  void anApprovalMadeUpByOneFounderIsFoundWhateverTheRegisterSaysWasChecked() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    Operation removal = new Operation.RemovePerson(Charter.DEV);
    Request request =
        vault.services().requests().draft(Requests.Wish.real(removal, "", "Forged"), Charter.ADA);
    Spki ben =
        vault
            .services()
            .vault()
            .read(s -> s.people().credentialOf(Charter.BEN).orElseThrow().spki());
    JournalLines.read(
        vault.folder().resolve("journal.jsonl"), line -> forger.next(line, false), p -> {});
    long forged;
    try (TokenSigner ada =
        vault.services().sessions().open(Charter.ADA, Charter.pin(Charter.ADA))) {
      append(Kinds.RAISED, Canonical.tree(request), ada);
      forged = forger.state().size();
      append(Kinds.APPROVED, approval(request, ben), Charter.BEN, ben);
      append(
          Kinds.SESSION_CLOSED,
          Canonical.tree(new org.countersign.model.vault.Bodies.SessionClosed("hand")),
          ada);
    }
    vault.close();
    registerSaysItWasChecked();

    JournalBroken broken = (JournalBroken) Sentences.of(vault::reopen);

    assertThat(broken.seq()).isEqualTo(forged);
    assertThat(broken.code()).isEqualTo("journal.signature");
    vault.close();
  }

  private JsonNode approval(Request request, Spki ben) {
    Approval made =
        new Approval(1, request.hash(), Charter.BEN, ben, "approve", "", vault.clock().now());
    return Canonical.tree(new SignedApproval(made, new byte[] {1, 2, 3}));
  }

  private void append(String kind, JsonNode body, TokenSigner by) throws Exception {
    Header header = header(kind, body, by.person(), by.credential());
    byte[] signature = by.sign(forger.headWith(header).bytes());
    append(
        new Entry(
            header,
            new byte[Entry.SALT],
            body,
            List.of(new EntrySignature(by.credential(), signature))));
  }

  private void append(String kind, JsonNode body, String person, Spki credential) throws Exception {
    Header header = header(kind, body, person, credential);
    append(
        new Entry(
            header,
            new byte[Entry.SALT],
            body,
            List.of(new EntrySignature(credential, new byte[] {4, 5, 6}))));
  }

  private Header header(String kind, JsonNode body, String person, Spki credential) {
    return new Header(
        Header.VERSION,
        forger.state().id(),
        forger.state().size(),
        vault.clock().now(),
        kind,
        person,
        credential,
        "",
        "restricted",
        Entry.bodyHash(new byte[Entry.SALT], body),
        false);
  }

  private void append(Entry entry) throws Exception {
    forger.next(entry.line(), false);
    Files.write(
        vault.folder().resolve("journal.jsonl"),
        (new String(entry.line(), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);
  }

  private void registerSaysItWasChecked() throws Exception {
    H2Register.delete(vault.folder());
    try (H2Register register = H2Register.open(vault.folder());
        var journal = org.countersign.persistence.journal.FileJournal.open(vault.folder())) {
      var ignored = RegisterRebuild.replay(journal, register, Long.MAX_VALUE, progress -> {});
      register.remember(
          new RegisterStore.CheckedPoint(
              forger.head().size(), HexFormat.of().formatHex(forger.head().root())));
    }
  }
}
