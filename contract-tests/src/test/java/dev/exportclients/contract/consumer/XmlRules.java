package dev.exportclients.contract.consumer;

import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The rules for XML: the same elements, any text in those that have one, lists of any length. */
final class XmlRules {
  private final MatchingRuleCategory rules;

  XmlRules(MatchingRuleCategory rules) {
    this.rules = rules;
  }

  void xml(byte[] body) {
    Element root = parse(body);
    element("$." + root.getNodeName(), root);
  }

  private void element(String path, Element element) {
    Map<String, Integer> seen = new HashMap<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        String childPath = path + "." + child.getNodeName();
        int count = seen.merge(child.getNodeName(), 1, Integer::sum);
        if (count == 1) {
          element(childPath, child);
        } else if (count == 2) {
          rules.addRule(path + "['" + qualified(child) + "']", TypeMatcher.INSTANCE);
        }
      }
    }
    if (seen.isEmpty() && !element.getTextContent().isBlank()) {
      rules.addRule(path + "['#text']", TypeMatcher.INSTANCE);
    }
  }

  /** As Pact calls the elements of a list, and only those. */
  private static String qualified(Element element) {
    String namespace = element.getNamespaceURI();
    return (namespace == null ? "" : "{" + namespace + "}") + element.getLocalName();
  }

  private static Element parse(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(body))
          .getDocumentElement();
    } catch (Exception malformed) {
      throw new IllegalArgumentException("an example is no XML", malformed);
    }
  }
}
