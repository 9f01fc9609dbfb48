package org.countersign.app.service.report.paper;

import java.io.IOException;
import java.io.OutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfDocument;
import org.openpdf.text.pdf.PdfIndirectObject;
import org.openpdf.text.pdf.PdfIndirectReference;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes the same bytes for the same document. The library names each subset of a font at random
 * (ISO 32000-1 §9.6.4 asks for six letters, whichever); here they come from the font's place in the
 * document. And it tells each page where the structure of its text is listed, under the page's
 * number from 0, which the library does only for a tree of its own.
 */
final class SteadyWriter extends PdfWriter {
  private static final int TAG = 7;
  private static final PdfName STRUCT_PARENTS = new PdfName("StructParents");
  private static final PdfName TABS = new PdfName("Tabs");
  private static final PdfName[] NAMED = {PdfName.BASEFONT, PdfName.FONTNAME};

  private int pages;

  private SteadyWriter(PdfDocument document, OutputStream out) {
    super(document, out);
  }

  static SteadyWriter of(Document document, OutputStream out) {
    PdfDocument inner = new PdfDocument();
    document.addDocListener(inner);
    SteadyWriter writer = new SteadyWriter(inner, out);
    inner.addWriter(writer);
    return writer;
  }

  @Override
  public PdfIndirectObject addToBody(PdfObject object) throws IOException {
    return super.addToBody(steady(object));
  }

  @Override
  public PdfIndirectObject addToBody(PdfObject object, PdfIndirectReference reference)
      throws IOException {
    if (object instanceof PdfDictionary page && page.isPage()) {
      page.put(STRUCT_PARENTS, new PdfNumber(pages));
      page.put(TABS, PdfName.S);
      pages++;
    }
    return super.addToBody(steady(object), reference);
  }

  private static PdfObject steady(PdfObject object) {
    if (object instanceof PdfDictionary dictionary) {
      for (PdfName name : NAMED) {
        if (dictionary.get(name) instanceof PdfName font && isTagged(font.toString())) {
          dictionary.put(name, new PdfName("CNTRSG+" + font.toString().substring(TAG + 1)));
        }
      }
    }
    return object;
  }

  /** {@code /ABCDEF+Inter}. */
  private static boolean isTagged(String name) {
    return name.matches("/[A-Z]{6}\\+.+");
  }
}
