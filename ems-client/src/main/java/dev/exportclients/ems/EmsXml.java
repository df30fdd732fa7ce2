package dev.exportclients.ems;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML without document types and external entities, and only with the root that is expected. */
final class EmsXml {
  private static final XMLInputFactory FACTORY = factory();
  private static final XmlMapper MAPPER =
      XmlMapper.builder(new XmlFactory(FACTORY))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private EmsXml() {}

  static Object read(byte[] body, String root, Type type) throws IOException {
    requireRoot(body, root);
    return MAPPER.readValue(body, MAPPER.constructType(type));
  }

  /** Any document as a tree, whose whole numbers are numbers. */
  static JsonNode tree(byte[] body) throws IOException {
    requireRoot(body, null);
    return numbered(MAPPER.readTree(body));
  }

  private static JsonNode numbered(JsonNode value) {
    if (value instanceof ObjectNode members) {
      members.properties().forEach(member -> member.setValue(numbered(member.getValue())));
    }
    OptionalLong number = value.isTextual() ? DatasetId.id(value.asText()) : OptionalLong.empty();
    return number.isPresent() ? LongNode.valueOf(number.getAsLong()) : value;
  }

  /** An {@code Error} document as a tree; empty if it is none. */
  static Optional<JsonNode> error(String text) {
    if (!text.startsWith("<")) {
      return Optional.empty();
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try {
      requireRoot(body, "Error");
    } catch (IOException notError) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(body));
    } catch (IOException cut) {
      return Optional.of(begun(body));
    }
  }

  /** What came of an {@code Error} before it was cut: the text of its members. */
  private static JsonNode begun(byte[] body) {
    ObjectNode members = MAPPER.createObjectNode();
    StringBuilder text = new StringBuilder();
    String member = "";
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
      for (int depth = 0; reader.hasNext(); ) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth == 2) {
              member = reader.getLocalName();
              text.setLength(0);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (--depth == 1) {
              members.put(member, text.toString());
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(depth < 2 ? "" : reader.getText());
          default -> {}
        }
      }
    } catch (XMLStreamException | RuntimeException end) {
      if (!member.isEmpty() && !members.has(member)) {
        members.put(member, text.toString());
      }
    }
    return members;
  }

  /** Of that name, if there is one; and without a document type in front. */
  private static void requireRoot(byte[] body, @Nullable String root) throws IOException {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
      try {
        int event = reader.getEventType();
        while (event != XMLStreamConstants.START_ELEMENT) {
          if (event == XMLStreamConstants.DTD) {
            throw new IOException("the XML has a DOCTYPE, which is refused");
          }
          event = reader.next();
        }
        if (root != null && !reader.getLocalName().equals(root)) {
          throw new IOException("the XML is a " + reader.getLocalName() + ", no " + root);
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException malformed) {
      throw new IOException("the XML is malformed", malformed);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
