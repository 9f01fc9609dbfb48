package org.countersign.app.service.report;

import java.util.List;
import java.util.Locale;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Table;
import org.countersign.model.trust.TrustPath;

/** A table of the places that trust something. */
final class Paths {
  private Paths() {}

  static Table table(Paper paper, Say say) {
    return paper.table(
        List.of(
            new Paper.Column(say.text("name"), 20),
            new Paper.Column(say.text("path.kind"), 11),
            new Paper.Column(say.text("path.environment"), 10),
            new Paper.Column(say.text("path.criticality"), 8),
            new Paper.Column(say.text("path.pins"), 9),
            new Paper.Column(say.text("path.update"), 18),
            new Paper.Column(say.text("contact"), 20)));
  }

  static List<String> row(TrustPath path, Say say) {
    return List.of(
        path.name(),
        path.kind(),
        path.environment(),
        say.text("criticality." + path.criticality().name().toLowerCase(Locale.ROOT)),
        say.text("pin." + path.pins().name().toLowerCase(Locale.ROOT)),
        path.updateMethod(),
        path.contact());
  }
}
