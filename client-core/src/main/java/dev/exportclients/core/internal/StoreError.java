package dev.exportclients.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
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
record StoreError(String code, @Nullable String message) {
  private static final int MOST_ELEMENTS = 100;
  private static final Set<String> ROOTS = Set.of("error", "errorresponse");

  /** Made for the first document of a store. */
  private static final class Lazy {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
      XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }
  }

  /** Of the first bytes of a document; of JSON, all of them. */
  static Optional<StoreError> of(byte[] document, int length) {
    int start = 0;
    while (start < length && document[start] >= 0 && document[start] <= ' ') {
      start++;
    }
    int first = Markup.mayBeStructured(document, length) ? firstSign(document, start, length) : -1;
    return switch (first) {
      case '<' -> xml(document, start, length - start);
      case '{' -> json(document, start, length - start);
      default -> Optional.empty();
    };
  }

  private static int firstSign(byte[] document, int start, int length) {
    for (int at = start; at < length; at++) {
      if (document[at] == '<' || document[at] == '{') {
        return document[at];
      }
    }
    return -1;
  }

  /** Reads as far as it goes: the document may have been cut. */
  private static Optional<StoreError> xml(byte[] document, int start, int length) {
    String code = null;
    String message = null;
    try {
      XMLStreamReader reader =
          Lazy.XML.createXMLStreamReader(new ByteArrayInputStream(document, start, length));
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

  private static Optional<StoreError> json(byte[] document, int start, int length) {
    try {
      JsonNode root = Lazy.JSON.readTree(new String(document, start, length, UTF_8));
      for (String name : new String[] {"error", "odata.error", "Error"}) {
        JsonNode error = root.path(name);
        if (root.size() == 1 && error.isObject()) {
          return error(field(error, "code"), field(error, "message"));
        }
      }
      return error(text(root.path("Code")), text(root.path("Message")));
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

  /** A code alone is an error in XML, whose root says so; a message alone is none. */
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
