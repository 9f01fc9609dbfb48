package org.countersign.bench;

import java.io.BufferedWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.CrlBuilder;
import org.countersign.model.pki.CrlPlan;
import org.countersign.model.pki.IssuedCrl;
import org.countersign.model.pki.RevocationReason;
import org.countersign.model.pki.Revoked;

/** A CRL of as many entries as the first argument says, beside openssl's of the same index. */
final class CrlBench {
  private CrlBench() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    Path folder = Path.of(args[1]);
    Files.createDirectories(folder);
    Path script = Path.of(args[2]);
    run(folder, "bash", script.toString(), "ca");
    Instant now = Instant.now().plusSeconds(1);
    var certificate = Certificates.read(Files.readAllBytes(folder.resolve("ca.pem")));
    CrlPlan plan =
        new CrlPlan(
            certificate,
            BigInteger.ONE,
            now,
            now.plusSeconds(7 * 86400),
            entries(count, now, folder.resolve("index.txt")));
    var key = OpensslKey.read(folder.resolve("ca.key"), certificate);
    CrlBuilder builder = new CrlBuilder();
    Callable<IssuedCrl> ours = () -> builder.build(plan, key);
    Figures.Time first = Figures.time(0, 1, ours);
    boolean million = count > 500_000;
    Figures.Time[] times =
        Figures.inTurn(
            million ? 0 : 2,
            million ? 3 : 7,
            ours,
            () -> run(folder, "bash", script.toString(), "crl"));
    Figures.Time taken = times[0];
    Figures.Time theirs = times[1];
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    Files.write(folder.resolve("ours.crl"), ours.call().der().bytes());
    run(folder, "bash", script.toString(), "verify");
    double ratio = taken.median() / theirs.median();
    Figures.row(
        "CRL of %,d entries, made, read back and verified".formatted(count),
        Figures.ms(taken.median()) + " (the first " + Figures.ms(first.median()) + ")",
        Figures.spread(taken),
        "openssl ca -gencrl: " + Figures.ms(theirs.median()) + ", ratio " + Figures.ratio(ratio),
        million ? "within 1 GB of heap (here at most " + heap + " MB)" : "no slower than openssl",
        million ? heap <= 1024 : ratio <= 1);
  }

  private static List<Revoked> entries(int count, Instant now, Path index) throws Exception {
    Random random = new Random(4);
    List<Revoked> entries = new ArrayList<>(count);
    try (BufferedWriter out = Files.newBufferedWriter(index, StandardCharsets.US_ASCII)) {
      for (int i = 0; i < count; i++) {
        BigInteger serial = new BigInteger(126, random).setBit(125);
        entries.add(new Revoked(serial, now.minusSeconds(i), RevocationReason.KEY_COMPROMISE));
        out.write(
            "R\t291121180311Z\t261101000000Z,keyCompromise\t%032X\tunknown\t/CN=leaf %d\n"
                .formatted(serial, i));
      }
    }
    return entries;
  }

  private static int run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return 0;
  }
}
