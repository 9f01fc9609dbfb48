package org.countersign.app.service.report.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfIndirectReference;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The structure of a tagged PDF (ISO 32000-1 §14.7 and §14.8): which text is a heading, a row, a
 * cell. Each element is written as soon as it ends, so that a table of a hundred thousand rows
 * needs no more memory than the references to them; the library's own tree keeps all of them to the
 * end.
 */
final class Tags {
  private static final PdfName STRUCT_ELEM = new PdfName("StructElem");
  private static final PdfName ALT = new PdfName("Alt");
  private static final PdfName SCOPE = new PdfName("Scope");

  private final PdfWriter writer;
  private final PdfIndirectReference root;
  private final Deque<Element> open = new ArrayDeque<>();
  private final PdfArray parents = new PdfArray();
  private PdfArray ofPage = new PdfArray();
  private int page;

  /** An element that has not ended. */
  private record Element(PdfIndirectReference reference, PdfDictionary dictionary, PdfArray kids) {}

  Tags(PdfWriter writer) {
    this.writer = writer;
    this.root = writer.getPdfIndirectReference();
    begin("Document");
  }

  void begin(String type) {
    PdfDictionary dictionary = new PdfDictionary();
    dictionary.put(PdfName.TYPE, STRUCT_ELEM);
    dictionary.put(PdfName.S, new PdfName(type));
    Element parent = open.peek();
    dictionary.put(PdfName.P, parent == null ? root : parent.reference());
    open.push(new Element(writer.getPdfIndirectReference(), dictionary, new PdfArray()));
  }

  /** What a picture shows, for those who cannot see it. */
  void alternative(String text) {
    open.element().dictionary().put(ALT, new PdfString(text, PdfString.TEXT_UNICODE));
  }

  /** Of a heading cell: {@code Column} or {@code Row}. */
  void scope(String scope) {
    PdfDictionary table = new PdfDictionary();
    table.put(PdfName.O, new PdfName("Table"));
    table.put(SCOPE, new PdfName(scope));
    open.element().dictionary().put(PdfName.A, table);
  }

  void end() {
    Element element = open.pop();
    element.dictionary().put(PdfName.K, element.kids());
    write(element.dictionary(), element.reference());
    Element parent = open.peek();
    if (parent != null) {
      parent.kids().add(element.reference());
    }
  }

  /** What is drawn next, on the page that is open, is content of the element that began last. */
  void content(PdfContentByte canvas) {
    Element element = open.element();
    int mark = ofPage.size();
    PdfDictionary content = new PdfDictionary();
    content.put(PdfName.TYPE, new PdfName("MCR"));
    content.put(PdfName.PG, writer.getPageReference(page));
    content.put(PdfName.MCID, new PdfNumber(mark));
    element.kids().add(content);
    ofPage.add(element.reference());
    PdfDictionary property = new PdfDictionary();
    property.put(PdfName.MCID, new PdfNumber(mark));
    PdfName type = (PdfName) element.dictionary().get(PdfName.S);
    canvas.beginMarkedContentSequence(type, property, true);
  }

  /** What is drawn next is no part of the text: a rule, a page number. */
  void artifact(PdfContentByte canvas) {
    canvas.beginMarkedContentSequence(new PdfName("Artifact"));
  }

  /** A page begins; counted from 1. */
  void page(int number) {
    page = number;
    ofPage = new PdfArray();
  }

  /** The page has ended. */
  void pageEnds() {
    PdfIndirectReference reference = writer.getPdfIndirectReference();
    write(ofPage, reference);
    parents.add(new PdfNumber(page - 1));
    parents.add(reference);
  }

  /** The document has ended. */
  void close(String language) {
    Element document = open.element();
    PdfIndirectReference child = document.reference();
    end();
    PdfDictionary numbers = new PdfDictionary();
    numbers.put(new PdfName("Nums"), parents);
    PdfDictionary tree = new PdfDictionary();
    tree.put(PdfName.TYPE, new PdfName("StructTreeRoot"));
    tree.put(PdfName.K, child);
    tree.put(new PdfName("ParentTree"), numbers);
    tree.put(new PdfName("ParentTreeNextKey"), new PdfNumber(page));
    write(tree, root);
    PdfDictionary marked = new PdfDictionary();
    marked.put(new PdfName("Marked"), PdfBoolean.PDFTRUE);
    writer.getExtraCatalog().put(new PdfName("StructTreeRoot"), root);
    writer.getExtraCatalog().put(new PdfName("MarkInfo"), marked);
    writer.getExtraCatalog().put(new PdfName("Lang"), new PdfString(language));
  }

  private void write(PdfObject object, PdfIndirectReference reference) {
    try {
      writer.addToBody(object, reference);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
