package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** XML examples have the root, the namespace and the elements that their schema says. */
final class XmlExamplesFitTheirSchemas implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (Content content : operation.contents()) {
        if (content.isXml()) {
          content
              .examples()
              .forEach(
                  (name, value) ->
                      check(content, content.label() + ": example " + name, value, violations));
        }
      }
    }
    return violations;
  }

  private static void check(
      Content content, String place, JsonNode value, List<String> violations) {
    try {
      check(place, parse(value.asText()), content.schema(), content.operation().spec(), violations);
    } catch (SAXException e) {
      violations.add(place + ": not well-formed");
    } catch (Exception e) {
      throw new IllegalStateException(place, e);
    }
  }

  private static void check(
      String place, Element element, JsonNode schema, Spec spec, List<String> violations) {
    JsonNode xml = schema.path("xml");
    if (!element.getLocalName().equals(xml.path("name").asText())) {
      violations.add(place + ": element " + element.getLocalName() + " is no " + xml.path("name"));
    }
    String namespace = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    if (!namespace.equals(xml.path("namespace").asText())) {
      violations.add(place + ": namespace '" + namespace + "' of " + element.getLocalName());
    }
    List<String> names = new ArrayList<>();
    for (Element child : children(element)) {
      names.add(child.getLocalName());
      if (schema.path("type").asText().equals("array")) {
        check(place, child, spec.resolve(schema.path("items")), spec, violations);
      } else if (!schema.path("properties").has(child.getLocalName())) {
        violations.add(place + ": no field " + child.getLocalName());
      } else if (isNil(child) && !isNullable(schema, child.getLocalName())) {
        violations.add(place + ": field " + child.getLocalName() + " may not be nil");
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!names.contains(required.asText())) {
        violations.add(place + ": required field " + required.asText() + " is missing");
      }
    }
  }

  private static boolean isNil(Element element) {
    return element
        .getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil")
        .equals("true");
  }

  private static boolean isNullable(JsonNode schema, String field) {
    return schema.path("properties").path(field).path("nullable").asBoolean();
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

  private static Element parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }
}
