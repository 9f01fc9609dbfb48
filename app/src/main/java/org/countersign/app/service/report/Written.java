package org.countersign.app.service.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.countersign.app.service.report.paper.Paper;
import org.countersign.app.service.report.paper.Sheet;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.openpdf.text.ExceptionConverter;

/** Writes a document, and tells a full disk from a fault of ours. */
final class Written {
  /** What writes the text. */
  interface Content {
    void to(Paper paper) throws Failure;
  }

  private Written() {}

  static void to(OutputStream out, Sheet sheet, Content content) throws Failure {
    try {
      Paper paper = new Paper(out, sheet);
      content.to(paper);
      paper.finish();
      out.flush();
    } catch (UncheckedIOException e) {
      throw new StoreFailed("unwritable", e.getCause(), sheet.title());
    } catch (ExceptionConverter e) {
      if (e.getException() instanceof IOException cause) {
        throw new StoreFailed("unwritable", cause, sheet.title());
      }
      throw e;
    } catch (IOException e) {
      throw new StoreFailed("unwritable", e, sheet.title());
    }
  }
}
