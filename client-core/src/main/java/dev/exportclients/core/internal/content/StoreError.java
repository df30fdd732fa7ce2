package dev.exportclients.core.internal.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The error document of a file store. Amazon's, and all that speak its language, Azure's and
 * Google's are {@code <Error><Code>…</Code><Message>…</Message>…</Error>}; in JSON they are an
 * object with a {@code code} and a {@code message} in an {@code error}, or the elements of the XML.
 *
 * @param code such as {@code NoSuchKey}
 */
public record StoreError(String code, @Nullable String message) {
  private static final int MOST_ELEMENTS = 100;
  private static final Set<String> ROOTS = Set.of("error", "errorresponse");

  /** Made for the first document in JSON. */
  private static final class Lazy {
    static final JsonMapper JSON = JsonMapper.builder().build();
  }

  /** Of the first bytes of a document; of JSON, all of them. */
  public static Optional<StoreError> of(byte[] document, int length) {
    if (!Markup.mayBeStructured(document, length)) {
      return Optional.empty();
    }
    String text = BodyText.of(document, length).strip();
    if (text.startsWith("<")) {
      return xml(text);
    }
    return text.startsWith("{") ? json(text) : Optional.empty();
  }

  /** Reads as far as it goes: the document may have been cut. */
  private static Optional<StoreError> xml(String text) {
    String code = null;
    String message = null;
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      int elements = 0;
      while (reader.hasNext() && elements < MOST_ELEMENTS) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        String name = reader.getLocalName().toLowerCase(Locale.ROOT);
        if (elements++ == 0 && !ROOTS.contains(name)) {
          return Optional.empty();
        }
        if (name.equals("code") && code == null) {
          code = reader.getElementText();
        } else if (name.equals("message") && message == null) {
          message = reader.getElementText();
        }
      }
    } catch (XMLStreamException cutOrDamaged) {
      // What was read still tells.
    }
    return error(code, message);
  }

  /** One for each document: factories need not be safe for threads. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static Optional<StoreError> json(String text) {
    try {
      JsonNode root = Lazy.JSON.readTree(text);
      for (String name : new String[] {"error", "odata.error", "Error"}) {
        JsonNode error = root.path(name);
        if (root.size() == 1 && error.isObject()) {
          return error(field(error, "code"), field(error, "message"));
        }
      }
      boolean both = root.has("Code") && root.has("Message");
      return both ? error(field(root, "code"), field(root, "message")) : Optional.empty();
    } catch (JsonProcessingException another) {
      return Optional.empty();
    }
  }

  private static @Nullable String field(JsonNode error, String name) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    JsonNode value = error.has(name) ? error.path(name) : error.path(capital);
    // OData: {"lang": "en-us", "value": "…"}
    return text(value.isObject() ? value.path("value") : value);
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() || value.isInt() ? value.asText() : null;
  }

  /** What has a message only is nobody's that we know. */
  private static Optional<StoreError> error(@Nullable String code, @Nullable String message) {
    return code == null || code.isBlank()
        ? Optional.empty()
        : Optional.of(new StoreError(code.strip(), message == null ? null : message.strip()));
  }

  /** Code and message. */
  @Override
  public String toString() {
    return message == null || message.isEmpty() ? code : code + ": " + message;
  }
}
