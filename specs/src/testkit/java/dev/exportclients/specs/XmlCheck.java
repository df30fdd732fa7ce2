package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;

/** An XML body by its schema, as far as the specs use the two. For one body. */
public final class XmlCheck {
  private static final Set<String> OF_XML =
      Set.of(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

  private final Spec spec;
  private final List<String> problems = new ArrayList<>();

  public XmlCheck(Spec spec) {
    this.spec = spec;
  }

  /** What is wrong, each with the element's path; empty if nothing is. */
  public List<String> problems(byte[] body, JsonNode reference) {
    JsonNode schema = spec.resolve(reference);
    Element root;
    try {
      root = parser().parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException | IOException malformed) {
      return List.of("is no XML: " + malformed.getMessage());
    }
    String name = schema.path("xml").path("name").asText();
    if (root.getLocalName().equals(name)) {
      check("/" + name, root, schema, namespace(schema));
    } else {
      problems.add("is a " + root.getLocalName() + ", the spec has " + name);
    }
    return problems;
  }

  private void check(String path, Element element, JsonNode reference, String namespace) {
    JsonNode schema = spec.resolve(reference);
    attributes(path, element);
    if (!namespace.equals(Objects.requireNonNullElse(element.getNamespaceURI(), ""))) {
      problems.add(path + " is of the namespace " + element.getNamespaceURI());
    } else if (isNil(element)) {
      if (!schema.path("nullable").asBoolean()) {
        problems.add(path + " may not be nil");
      }
    } else if (schema.path("type").asText().equals("array")) {
      requireNoText(path, element);
      items(path, element, schema, namespace);
    } else if (schema.has("properties")) {
      requireNoText(path, element);
      members(path, element, schema, namespace);
    } else if (!children(element).isEmpty() && !schema.has("additionalProperties")) {
      problems.add(path + " has elements in place of text");
    }
  }

  private void items(String path, Element array, JsonNode schema, String namespace) {
    JsonNode items = spec.resolve(schema.path("items"));
    String name = items.path("xml").path("name").asText();
    for (Element item : children(array)) {
      if (item.getLocalName().equals(name)) {
        check(path + "/" + name, item, items, namespace);
      } else {
        unknown(path, item);
      }
    }
  }

  private void members(String path, Element object, JsonNode schema, String namespace) {
    Set<String> seen = new LinkedHashSet<>();
    for (Element member : children(object)) {
      String name = member.getLocalName();
      if (schema.path("properties").has(name)) {
        check(path + "/" + name, member, schema.path("properties").path(name), namespace);
      } else {
        unknown(path, member);
      }
      if (!seen.add(name)) {
        problems.add(path + "/" + name + " is there twice");
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!seen.contains(required.asText())) {
        problems.add(path + "/" + required.asText() + " is missing");
      }
    }
  }

  /** No spec has any; those of XML itself are no part of what it says. */
  private void attributes(String path, Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!OF_XML.contains(Objects.requireNonNullElse(attributes.item(i).getNamespaceURI(), ""))) {
        String name = attributes.item(i).getNodeName();
        problems.add(path + "/@" + name + " is not in the spec");
      }
    }
  }

  private void requireNoText(String path, Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text text && !text.getData().isBlank()) {
        problems.add(path + " has text beside its elements");
      }
    }
  }

  private void unknown(String path, Element element) {
    problems.add(path + "/" + element.getLocalName() + " is not in the spec");
  }

  private static String namespace(JsonNode schema) {
    return schema.path("xml").path("namespace").asText("");
  }

  private static boolean isNil(Element element) {
    return element
        .getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil")
        .equals("true");
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(null);
      return parser;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
