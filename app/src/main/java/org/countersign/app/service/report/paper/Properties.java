package org.countersign.app.service.report.paper;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * What a document says of itself. Its times and its identifier are those of what it shows, not of
 * when it was written: the same state gives the same file.
 */
final class Properties {
  private static final String PRODUCER = "Countersign";
  private static final int ID = 16;

  private Properties() {}

  static void set(PdfWriter writer, Sheet sheet) {
    PdfDictionary info = writer.getInfo();
    PdfDate at = new PdfDate(GregorianCalendar.from(sheet.at().atZone(ZoneOffset.UTC)));
    info.put(PdfName.TITLE, text(sheet.title() + " · " + sheet.vault()));
    info.put(PdfName.PRODUCER, text(PRODUCER));
    info.put(PdfName.CREATOR, text(PRODUCER));
    info.put(PdfName.CREATIONDATE, at);
    info.put(PdfName.MODDATE, at);
    info.put(PdfName.FILEID, identifier(sheet));
    writer.addViewerPreference(new PdfName("DisplayDocTitle"), PdfBoolean.PDFTRUE);
    writer.setXmpMetadata(xmp(sheet).getBytes(StandardCharsets.UTF_8));
  }

  private static PdfObject identifier(Sheet sheet) {
    String all =
        String.join("\n", sheet.title(), sheet.vault(), sheet.foot(), Utc.format(sheet.at()));
    byte[] hash = Canonical.sha256(all.getBytes(StandardCharsets.UTF_8));
    PdfString half = new PdfString(Arrays.copyOf(hash, ID)).setHexWriting(true);
    PdfArray both = new PdfArray();
    both.add(half);
    both.add(half);
    return both;
  }

  private static PdfString text(String text) {
    return new PdfString(text, PdfObject.TEXT_UNICODE);
  }

  private static String xmp(Sheet sheet) {
    String at = Utc.format(sheet.at());
    return """
    <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
    <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
    <xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
    <pdf:Producer>%s</pdf:Producer>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>
    """
        .formatted(
            escaped(sheet.title() + " · " + sheet.vault()), sheet.language(), at, at, PRODUCER);
  }

  /** Names may hold anything; XML may not. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean known = c >= 0x20 && Character.isDefined(c) && (c & 0xfffe) != 0xfffe;
          boolean alone = c >= 0xd800 && c <= 0xdfff;
          out.append(known && !alone ? "&#" + c + ";" : "?");
        });
    return out.toString();
  }
}
