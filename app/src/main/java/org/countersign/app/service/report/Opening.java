package org.countersign.app.service.report;

import java.io.OutputStream;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;

/** How a report begins: what it is called, of which vault and moment it is, who may see it. */
record Opening(Say say, Basis basis, String title, Level level) {
  /** Writes the report on sheets that lie, for tables of many columns. */
  void wide(OutputStream out, Written.Content content) throws Failure {
    write(out, true, content);
  }

  /** On sheets that stand. */
  void tall(OutputStream out, Written.Content content) throws Failure {
    write(out, false, content);
  }

  private void write(OutputStream out, boolean wide, Written.Content content) throws Failure {
    Written.to(
        out,
        say.sheet(basis, title, level, wide),
        paper -> {
          paper.heading(1, title);
          paper.note(say.text("as-of", say.minute(basis.at())));
          content.to(paper);
        });
  }
}
