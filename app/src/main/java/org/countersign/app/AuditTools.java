package org.countersign.app;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.countersign.app.cli.BuildVersion;
import org.countersign.app.service.audit.AuditExport;
import org.countersign.app.service.audit.AuditReport;
import org.countersign.app.service.audit.ExportTools;
import org.countersign.app.service.audit.UnnamedExports;
import org.countersign.app.service.report.ReportWriter;
import org.countersign.app.service.vault.Vault;
import org.countersign.app.text.RequestText;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.failure.Failure;
import org.countersign.persistence.bundle.NewBundles;

/** Puts together what an export for auditors is made with. */
public final class AuditTools {
  private static final String UNNAMED = "exports-unnamed";

  private AuditTools() {}

  /** Of an open vault in a folder, with no reports. */
  public static AuditExport export(Services services) {
    return export(services, List::of);
  }

  /** Of an open vault in a folder, with these reports. */
  public static AuditExport export(Services services, Supplier<List<AuditReport>> reports) {
    Vault vault = services.vault();
    ExportTools tools =
        new ExportTools(
            NewBundles::begin,
            file -> vault.read(state -> RequestText.of(state, file)),
            reports,
            new BuildVersion().getVersion()[0],
            new UnnamedExports(services.folder().orElseThrow().resolve(UNNAMED)));
    return new AuditExport(vault, services.sessions(), tools);
  }

  /** A report as it goes into a bundle. */
  static AuditReport report(ReportWriter writer) {
    return new AuditReport() {
      @Override
      public String file() {
        return writer.name() + ".pdf";
      }

      @Override
      public void write(OutputStream out, BundleProgress progress) throws Failure {
        progress.at(BundleProgress.Part.REPORTS, 0, 0);
        writer.write(out, (done, all) -> progress.at(BundleProgress.Part.REPORTS, done, all));
      }
    };
  }
}
