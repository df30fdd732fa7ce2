package dev.exportclients.plans.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes markup that is HTML and well-formed XML at the same time. The JDK's writer escapes what
 * names and messages hold.
 */
final class Markup {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  Markup() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What is written inside an element. */
  interface Content {
    void write();
  }

  private interface Step {
    void write() throws XMLStreamException;
  }

  /**
   * @param attributes names and values in turn; one whose value is null is left out
   */
  Markup element(String name, Content content, Object... attributes) {
    step(() -> xml.writeStartElement(name));
    attributes(attributes);
    content.write();
    // The text makes the end a tag of its own, which HTML wants.
    step(() -> xml.writeCharacters(""));
    step(xml::writeEndElement);
    return this;
  }

  Markup element(String name, String content, Object... attributes) {
    return element(name, () -> text(content), attributes);
  }

  /** One that HTML has no end tag for, or an element of SVG. */
  Markup empty(String name, Object... attributes) {
    step(() -> xml.writeEmptyElement(name));
    attributes(attributes);
    return this;
  }

  private void attributes(Object... attributes) {
    for (int at = 0; at < attributes.length; at += 2) {
      String name = attributes[at].toString();
      Object value = attributes[at + 1];
      String shown =
          value instanceof Double number
              ? String.format(Locale.ROOT, "%.2f", number)
              : visible(value.toString());
      step(() -> xml.writeAttribute(name, shown));
    }
  }

  Markup text(String content) {
    step(() -> xml.writeCharacters(visible(content)));
    return this;
  }

  /** As it is: only for texts of ours. */
  Markup raw(String markup) {
    step(() -> xml.writeCharacters(""));
    step(xml::flush);
    text.write(markup);
    return this;
  }

  /** Control characters have no place in a page. */
  private static String visible(String content) {
    StringBuilder visible = new StringBuilder(content.length());
    content
        .codePoints()
        .map(
            c ->
                Character.isISOControl(c) && c != '\n' || Character.getType(c) == Character.FORMAT
                    ? ' '
                    : c)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static void step(Step step) {
    try {
      step.write();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    step(xml::flush);
    return text.toString();
  }
}
