package org.countersign.app.screen.reports;

import java.util.Locale;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.report.ReportWriter;

/** A report that can be saved. {@code name} and {@code what} are ready to show. */
record ReportRow(ReportWriter report, String name, String what) {
  String level() {
    return Messages.text("report.level." + report.level().name().toLowerCase(Locale.ROOT));
  }
}
