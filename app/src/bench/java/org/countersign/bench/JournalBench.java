package org.countersign.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.JournalScan;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.key.Spki;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.journal.JournalLines;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterRebuild;

/** A journal read, checked, and put into a register. */
final class JournalBench {
  private static final int MANY = 500_000;
  private static final int REBUILT = 100_000;
  private static final int SIGNED = 2_000;

  private JournalBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    signatures(folder.resolve("signed.jsonl"));
    hashes(folder.resolve("many.jsonl"));
    rules(folder.resolve("many.jsonl"));
    rebuild(folder.resolve("vault"));
  }

  private static void hashes(Path file) throws Exception {
    JournalLinesMade.unsigned(file, MANY);
    Figures.Time taken =
        Figures.time(
            2,
            5,
            () -> {
              JournalScan scan = new JournalScan((seq, line, credential) -> {});
              JournalLines.read(file, scan::line, done -> {});
              return scan.end().root(MANY);
            });
    Figures.Time peer = Figures.time(1, 3, () -> sha256(file));
    Figures.row(
        "journal checked (hash and tree), " + count(MANY) + " entries from their file",
        Figures.rate(taken.perSecond(MANY)),
        Figures.rate(MANY * 1000 / taken.most())
            + " to "
            + Figures.rate(MANY * 1000 / taken.least()),
        "SHA-256 of the file's bytes, once: "
            + Figures.ms(peer.median())
            + ", ratio "
            + Figures.ratio(taken.median() / peer.median()),
        "500,000/s or more",
        taken.perSecond(MANY) >= 500_000);
  }

  private static byte[] sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }

  private static void rules(Path file) throws Exception {
    Figures.Time taken =
        Figures.time(
            1,
            3,
            () -> {
              JournalVerifier verifier = new JournalVerifier();
              JournalLines.read(file, line -> verifier.next(line, false), done -> {});
              return verifier.head();
            });
    Figures.row(
        "the same with the rules, which is what opening a vault does besides",
        Figures.rate(taken.perSecond(MANY)),
        Figures.spread(taken),
        "",
        "",
        true);
  }

  private static void signatures(Path file) throws Exception {
    SignedJournal.Made ignored =
        SignedJournal.write(file, file.resolveSibling("claims"), SIGNED);
    List<Claim> claims = claims(file);
    Figures.Time[] times =
        Figures.inTurn(
            2,
            5,
            () -> checked(file),
            () -> claims.parallelStream().filter(Claim::holds).count(),
            () -> claims.stream().filter(Claim::holds).count());
    Figures.Time ours = times[0];
    Figures.Time together = times[1];
    Figures.Time alone = times[2];
    double rate = ours.perSecond(SIGNED);
    Figures.row(
        "journal checked with ECDSA P-384 signatures, " + count(SIGNED) + " entries",
        Figures.rate(rate),
        Figures.spread(ours),
        "bare JCA, all processors: "
            + Figures.rate(together.perSecond(SIGNED))
            + ", ratio "
            + Figures.ratio(rate / together.perSecond(SIGNED))
            + "; one thread: "
            + Figures.rate(alone.perSecond(SIGNED))
            + ", ratio "
            + Figures.ratio(rate / alone.perSecond(SIGNED)),
        "0.8 of bare JCA or more",
        rate >= 0.8 * together.perSecond(SIGNED));
  }

  private static byte[] checked(Path file) throws Exception {
    JournalVerifier verifier = new JournalVerifier();
    SignatureChecks later = new SignatureChecks();
    JournalLines.read(file, line -> verifier.next(line, later), done -> {});
    later.settle();
    return verifier.head().root();
  }

  private record Claim(PublicKey key, byte[] message, byte[] signature) {
    boolean holds() {
      try {
        Signature verifier = Signature.getInstance("SHA384withECDSA");
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static List<Claim> claims(Path file) throws Exception {
    List<Claim> claims = new ArrayList<>();
    JournalVerifier verifier = new JournalVerifier();
    JournalLines.read(
        file,
        line -> {
          Entry entry = Entry.parse(line);
          byte[] head = verifier.headWith(entry.header()).bytes();
          verifier.next(entry, false);
          Spki by = entry.header().credential();
          PublicKey key =
              verifier.state().people().credential(by).orElseThrow().credential().signingKey();
          claims.add(new Claim(key, head, entry.signatures().getFirst().signature()));
        },
        done -> {});
    return claims;
  }

  private static void rebuild(Path vault) throws Exception {
    Files.createDirectories(vault);
    JournalLinesMade.unsigned(vault.resolve(FileJournal.NAME), REBUILT);
    Figures.Time taken =
        Figures.time(
            1,
            3,
            () -> {
              H2Register.delete(vault);
              try (FileJournal journal = FileJournal.open(vault);
                  H2Register register = H2Register.open(vault)) {
                return RegisterRebuild.replay(journal, register, Long.MAX_VALUE, done -> {}).torn();
              }
            });
    Figures.row(
        "register rebuilt from a journal of " + count(REBUILT) + " entries",
        Figures.rate(taken.perSecond(REBUILT)),
        Figures.spread(taken),
        "",
        "20,000/s or more",
        taken.perSecond(REBUILT) >= 20_000);
  }

  private static String count(int n) {
    return "%,d".formatted(n);
  }
}
