package org.countersign.app.screen.map;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a drawing as SVG 1.1, which browsers open as it is; it refers to nothing outside it. */
final class SvgPen implements Pen {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String FONTS =
      "Inter, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif";
  private static final double CORNER = 5;
  private static final double ICON = 16;

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private double strength = 1;

  /** {@code title}: what it shows. */
  SvgPen(double width, double height, String title) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("version", "1.1");
      xml.writeAttribute("width", number(width));
      xml.writeAttribute("height", number(height));
      xml.writeAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
      xml.writeAttribute("font-family", FONTS);
      xml.writeStartElement("title");
      xml.writeCharacters(title);
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  /** A group with a title, which browsers show on hover. */
  @Override
  public void begin(String name) {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement("g");
      xml.writeStartElement("title");
      xml.writeCharacters(name);
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  @Override
  public void end() {
    try {
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  /** All that was drawn. Nothing can be drawn after it. */
  String document() {
    try {
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
      return text + "\n";
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  @Override
  public void strength(double opacity) {
    strength = opacity;
  }

  @Override
  public void box(double x, double y, double width, double height, Color fill, Stroke stroke) {
    element(
        "rect",
        () -> {
          at("x", x);
          at("y", y);
          at("width", width);
          at("height", height);
          at("rx", CORNER);
          at("fill", colour(fill));
          stroke(stroke);
        });
  }

  @Override
  public void line(List<Double> corners, Stroke stroke) {
    element(
        "polyline",
        () -> {
          at("points", corners.stream().map(SvgPen::number).collect(Collectors.joining(" ")));
          at("fill", "none");
          at("stroke-linejoin", "round");
          stroke(stroke);
        });
  }

  @Override
  public void arrow(double x, double y, double size, Color ink) {
    element(
        "path",
        () -> {
          at(
              "d",
              "M%s %sl%s %sv%sz"
                  .formatted(number(x), number(y), number(-size), number(-size / 2), number(size)));
          at("fill", colour(ink));
        });
  }

  @Override
  public void icon(Shape shape, double x, double y, double size, Color ink) {
    element(
        "path",
        () -> {
          at("d", shape.path());
          at(
              "transform",
              "translate(%s %s) scale(%s)".formatted(number(x), number(y), number(size / ICON)));
          at("fill", colour(ink));
          at("fill-rule", "evenodd");
        });
  }

  @Override
  public void text(String words, double x, double y, double size, boolean bold, Color ink) {
    element(
        "text",
        () -> {
          at("x", x);
          at("y", y);
          at("font-size", size);
          at("font-weight", bold ? "bold" : "normal");
          at("fill", colour(ink));
          xml.writeCharacters(words);
        });
  }

  private interface Inside {
    void write() throws XMLStreamException;
  }

  private void element(String name, Inside inside) {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement(name);
      if (strength < 1) {
        at("opacity", strength);
      }
      inside.write();
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  private void stroke(Stroke stroke) throws XMLStreamException {
    at("stroke", colour(stroke.ink()));
    at("stroke-width", stroke.width());
    if (!stroke.dash().isEmpty()) {
      at(
          "stroke-dasharray",
          stroke.dash().stream().map(SvgPen::number).collect(Collectors.joining(" ")));
    }
  }

  private void at(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  private void at(String name, double value) throws XMLStreamException {
    at(name, number(value));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static String colour(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(255 * colour.getRed()),
        Math.round(255 * colour.getGreen()),
        Math.round(255 * colour.getBlue()));
  }

  private static IllegalStateException impossible(XMLStreamException e) {
    return new IllegalStateException("writing into memory", e);
  }
}
