package org.countersign.bench;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.countersign.app.service.intake.FileReading;
import org.countersign.app.service.intake.ImportPreview;
import org.countersign.app.service.intake.PreviewRow;
import org.countersign.app.service.vault.MadeVault;
import org.countersign.model.failure.Failure;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Readers;
import org.countersign.model.intake.Reading;
import org.countersign.model.request.Operation;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.ImportList;
import org.countersign.persistence.register.H2Register;

/** An import of a bundle of certificates, step by step, beside the JDK's parsing of its bytes. */
final class ImportBench {
  private static final int CERTIFICATES = 100_000;
  private static final int RUNS = 5;

  private final byte[] bundle = MadeBundle.unsigned(CERTIFICATES);
  private final Readers readers = new Readers();
  private final CertificateFactory factory = CertificateFactory.getInstance("X.509");
  private final ImportPreview preview =
      new ImportPreview(
          MadeVault.of(
              List.of(
                  new Change.DomainIs(VaultLife.begun().vault.state().domain(VaultLife.DOMAIN))),
              H2Register.inMemory()));

  private final List<byte[]> ders = new ArrayList<>();

  /** Milliseconds of each step, a line a run: the JDK's two, then ours in their order. */
  private final List<double[]> runs = new ArrayList<>();

  private ImportBench() throws Exception {
    for (Item item : readers.read("bundle.pem", bundle, Optional.empty()).items()) {
      ders.add(((Item.Certificate) item).der());
    }
  }

  public static void main(String[] args) throws Exception {
    ImportBench bench = new ImportBench();
    for (int run = -2; run < RUNS; run++) {
      double[] taken = bench.run();
      if (run >= 0) {
        bench.runs.add(taken);
      }
    }
    bench.report();
    IssuerBench.main(args);
  }

  private double[] run() throws Exception {
    VaultLife life = VaultLife.begun();
    VaultFixture vault = life.vault;
    Clock clock = new Clock();
    factory.generateCertificates(new ByteArrayInputStream(bundle));
    clock.step();
    for (byte[] der : ders) {
      factory.generateCertificate(new ByteArrayInputStream(der));
    }
    clock.step();
    Reading reading = readers.read("bundle.pem", bundle, Optional.empty());
    clock.step();
    ImportPreview.Read read =
        preview.read(
            List.of(new FileReading(Path.of("bundle.pem"), "bundle.pem", reading)),
            (done, all) -> {});
    int shown = preview.of(VaultLife.DOMAIN, read).counts().get(PreviewRow.Status.NEW);
    clock.step();
    ImportList list =
        ImportList.of(vault.state(), VaultLife.DOMAIN, vault.now(), read.candidates());
    list.link((done, all) -> {});
    byte[] lines = list.bytes();
    clock.step();
    String request = raised(life, lines, list);
    clock.begin();
    vault.finish(request, vault.ada, VaultLife.DONE);
    clock.step();
    if (shown != CERTIFICATES || vault.state().keys().certificates().size() != CERTIFICATES) {
      throw new AssertionError("imported " + vault.state().keys().certificates().size());
    }
    return clock.taken();
  }

  private static String raised(VaultLife life, byte[] lines, ImportList list) throws Failure {
    Operation.ImportInventory bring =
        new Operation.ImportInventory(
            List.of("bundle.pem"),
            1,
            life.vault.attach(lines, Operation.ImportInventory.TYPE),
            list.counts());
    String hash = life.vault.approved(VaultLife.DOMAIN, bring);
    life.vault.start(hash, life.vault.ada);
    return hash;
  }

  private void report() throws Exception {
    part("100,000 certificates of one bundle read for an import", taken -> taken[2], "");
    part("… judged for the preview", taken -> taken[3], "");
    part("… written as the list that two people sign", taken -> taken[4], "");
    part("… taken into the state from the signed list", taken -> taken[5], "");
    part(
        "100,000 certificates imported, the four together",
        taken -> taken[2] + taken[3] + taken[4] + taken[5],
        "2 × the JDK or less");
  }

  /** The ratio is the median of those of each run: what else the machine does falls on both. */
  private void part(String what, ToDoubleFunction<double[]> ours, String wanted) throws Exception {
    Figures.Time time = Figures.of(runs.stream().mapToDouble(ours).toArray());
    double ratio = median(taken -> ours.applyAsDouble(taken) / taken[0]);
    Figures.row(
        what,
        Figures.ms(time.median()),
        Figures.spread(time),
        "the JDK’s CertificateFactory: "
            + Figures.ms(median(taken -> taken[0]))
            + ", ratio "
            + Figures.ratio(ratio)
            + "; without its reading of PEM "
            + Figures.ms(median(taken -> taken[1]))
            + ", ratio "
            + Figures.ratio(median(taken -> ours.applyAsDouble(taken) / taken[1])),
        wanted,
        ratio <= 2);
  }

  private double median(ToDoubleFunction<double[]> what) {
    return Figures.of(runs.stream().mapToDouble(what).toArray()).median();
  }

  /** Takes the time of one step after another, with the garbage of each collected in between. */
  private static final class Clock {
    private final List<Double> steps = new ArrayList<>();
    private long began;

    Clock() {
      begin();
    }

    void begin() {
      System.gc();
      began = System.nanoTime();
    }

    void step() {
      steps.add((System.nanoTime() - began) / 1e6);
      begin();
    }

    double[] taken() {
      return steps.stream().mapToDouble(one -> one).toArray();
    }
  }
}
