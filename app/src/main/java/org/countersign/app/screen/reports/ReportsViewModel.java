package org.countersign.app.screen.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.Reading;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.report.ReportWriter;
import org.countersign.app.service.report.Reports;
import org.countersign.model.domain.SigningDomain;

/** The reports there are. */
public final class ReportsViewModel {
  private final Reports reports;
  private final Supplier<List<SigningDomain>> domains;
  private final TaskRunner tasks;
  private final Reading reading = new Reading();
  private final ObservableList<ReportRow> rows = FXCollections.observableArrayList();

  public ReportsViewModel(
      Reports reports, Supplier<List<SigningDomain>> domains, TaskRunner tasks) {
    this.reports = reports;
    this.domains = domains;
    this.tasks = tasks;
  }

  void refresh() {
    tasks.start(reading.of(Job.of("reports.reading", progress -> all()).onSuccess(this::show)));
  }

  /** Whether the rows have been read. */
  Reading reading() {
    return reading;
  }

  private void show(List<ReportRow> now) {
    // Rows of the same names stay, and so does the selection.
    if (!names(rows).equals(names(now))) {
      rows.setAll(now);
    }
  }

  private static List<String> names(List<ReportRow> rows) {
    return rows.stream().map(row -> row.report().name() + row.name()).toList();
  }

  private List<ReportRow> all() {
    List<ReportRow> all = new ArrayList<>();
    all.add(row(reports.inventory(), "inventory"));
    all.add(row(reports.access(), "access"));
    all.add(row(reports.revocations(), "revocations"));
    all.add(row(reports.coverage(), "coverage"));
    all.add(row(reports.head(), "head"));
    for (SigningDomain domain : domains.get()) {
      ReportWriter dossier = reports.domain(domain.id());
      all.add(
          domain.id().equals(SigningDomain.VAULT)
              ? row(dossier, "rules")
              : new ReportRow(
                  dossier,
                  Messages.text("reports.domain", domain.name()),
                  Messages.text("reports.domain.what")));
    }
    return all;
  }

  private static ReportRow row(ReportWriter report, String key) {
    return new ReportRow(
        report, Messages.text("reports." + key), Messages.text("reports." + key + ".what"));
  }

  ObservableList<ReportRow> rows() {
    return rows;
  }
}
