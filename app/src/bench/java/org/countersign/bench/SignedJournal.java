package org.countersign.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Approval;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.Proposal;

/**
 * A journal with all of its signatures: people come and go, and of forty entries four are a review
 * that one asks for, another approves and the first carries out. Every signature is also kept in a
 * file beside it, with what it is over, for measuring bare verification with.
 */
final class SignedJournal {
  private static final int AT_ONCE = 20_000;
  private static final int ROUND = 40;

  private final VaultFixture vault = VaultFixture.founded();
  private final JournalVerifier verifier = new JournalVerifier();
  private final Map<SoftCustodian, QuickSigner> signers = new HashMap<>();
  private final DataOutputStream claims;
  private String request = "";
  private long signatures;

  private SignedJournal(DataOutputStream claims) {
    this.claims = claims;
  }

  /** Who signed what: {@code who} is 0 for Ada, 1 for Ben. */
  record Claim(int who, byte[] message, byte[] signature) {}

  /** The vault whose journal it is, and how many signatures it has but for the founders'. */
  record Made(VaultFixture vault, long signatures) {}

  /** Writes it, and beside it its signatures. */
  static Made write(Path file, Path claims, int entries) throws Exception {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(claims), 1 << 20))) {
      SignedJournal made = new SignedJournal(out);
      made.write(file, entries);
      return new Made(made.vault, made.signatures);
    }
  }

  private void write(Path file, int entries) throws Exception {
    signers.put(vault.ada, new QuickSigner(vault.ada.signing()));
    signers.put(vault.ben, new QuickSigner(vault.ben.signing()));
    JournalVerifier.Checked ignored = verifier.next(vault.lines().getFirst(), false);
    try (OutputStream out = JournalLinesMade.begin(file, vault)) {
      for (int from = 1; from < entries; from += AT_ONCE) {
        write(from, Math.min(entries, from + AT_ONCE), out);
      }
    }
  }

  private void write(int from, int until, OutputStream out) throws Exception {
    List<JournalLinesMade.Unsigned> some = new ArrayList<>();
    List<byte[]> heads = new ArrayList<>();
    for (int seq = from; seq < until; seq++) {
      JournalLinesMade.Unsigned one = at(seq);
      heads.add(verifier.headWith(one.header()).bytes());
      // The rules see to it that this is a journal; its signature is put in later.
      JournalVerifier.Checked ignored = verifier.next(one.with(new byte[] {1}), false);
      some.add(one);
    }
    byte[][] signatures =
        IntStream.range(0, some.size())
            .parallel()
            .mapToObj(i -> signers.get(some.get(i).by()).sign(heads.get(i)))
            .toArray(byte[][]::new);
    for (int i = 0; i < signatures.length; i++) {
      out.write(some.get(i).line(signatures[i]));
      keep(some.get(i).by(), heads.get(i), signatures[i]);
    }
  }

  private JournalLinesMade.Unsigned at(int seq) throws Exception {
    return switch (seq % ROUND) {
      case 1 -> raised(seq);
      case 2 ->
          JournalLinesMade.of(vault.ben, seq, Kinds.APPROVED, Canonical.tree(approval(seq)));
      case 3 ->
          JournalLinesMade.of(
              vault.ada,
              seq,
              Kinds.STARTED,
              Canonical.tree(new Bodies.Started(request, List.of(), List.of(), new TreeMap<>())));
      case 4 ->
          JournalLinesMade.of(
              vault.ada,
              seq,
              Kinds.FINISHED,
              Canonical.tree(new Bodies.Finished(request, Canonical.tree(new Results.Done()))));
      default -> JournalLinesMade.closed(vault, seq);
    };
  }

  private JournalLinesMade.Unsigned raised(int seq) throws Exception {
    Request asked =
        new Proposal(
                new Operation.ReviewDomain("All as it should be, round " + seq / ROUND),
                "",
                "The yearly review",
                vault.ada.id(),
                false)
            .pinned(verifier.state(), JournalLinesMade.at(seq));
    request = asked.hash();
    return JournalLinesMade.of(vault.ada, seq, Kinds.RAISED, Canonical.tree(asked));
  }

  private SignedApproval approval(int seq) throws IOException {
    Approval approval =
        new Approval(
            Approval.VERSION,
            request,
            vault.ben.id(),
            vault.ben.spki(),
            Approval.APPROVE,
            "",
            JournalLinesMade.at(seq));
    byte[] signature = signers.get(vault.ben).sign(approval.bytes());
    keep(vault.ben, approval.bytes(), signature);
    return new SignedApproval(approval, signature);
  }

  private void keep(SoftCustodian by, byte[] message, byte[] signature) throws IOException {
    signatures++;
    claims.writeByte(by == vault.ada ? 0 : 1);
    claims.writeShort(message.length);
    claims.write(message);
    claims.writeByte(signature.length);
    claims.write(signature);
  }
}
