package dev.exportclients.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as users get it. */
record PublishedPom(Element project) {

  record Dependency(String groupId, String artifactId, String version, String scope) {
    String key() {
      return groupId + ":" + artifactId;
    }
  }

  static PublishedPom read(Path pom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document = factory.newDocumentBuilder().parse(pom.toFile());
      return new PublishedPom(document.getDocumentElement());
    } catch (ParserConfigurationException | SAXException | IOException unreadable) {
      throw new IllegalStateException(pom + " can't be read", unreadable);
    }
  }

  /** Of the element below the project, by its path; empty if there is none. */
  String text(String... path) {
    Element at = project;
    for (String name : path) {
      List<Element> found = children(at, name);
      if (found.isEmpty()) {
        return "";
      }
      at = found.get(0);
    }
    return at.getTextContent().strip();
  }

  boolean has(String name) {
    return !children(project, name).isEmpty();
  }

  List<Dependency> dependencies() {
    return children(project, "dependencies").stream()
        .flatMap(list -> dependencies(list).stream())
        .toList();
  }

  List<Dependency> managed() {
    return children(project, "dependencyManagement").stream()
        .flatMap(management -> children(management, "dependencies").stream())
        .flatMap(list -> dependencies(list).stream())
        .toList();
  }

  private static List<Dependency> dependencies(Element list) {
    return children(list, "dependency").stream()
        .map(
            one ->
                new Dependency(
                    child(one, "groupId"),
                    child(one, "artifactId"),
                    child(one, "version"),
                    child(one, "scope")))
        .toList();
  }

  private static String child(Element parent, String name) {
    return children(parent, name).stream()
        .map(Element::getTextContent)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      Node node = all.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
