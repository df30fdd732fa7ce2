package dev.exportclients.plans.internal.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.exportclients.plans.internal.reading.YamlNode.Entry;
import dev.exportclients.plans.internal.reading.YamlNode.Mapping;
import dev.exportclients.plans.internal.reading.YamlNode.Scalar;
import dev.exportclients.plans.internal.reading.YamlNode.Sequence;
import dev.exportclients.plans.internal.reading.YamlNode.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One document, without what makes YAML unsafe: anchors, aliases and tags are mistakes, and nothing
 * is expanded. What can't be read as YAML at all ends the reading; the mistake says where.
 *
 * @param root empty where that was at once
 */
public record YamlDocument(Optional<YamlNode> root, List<Mistake> mistakes) {
  private static final int DEEPEST = 20;

  /** Booleans are {@code true} and {@code false} alone, as in YAML 1.2 and in editors. */
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  public static YamlDocument of(String text) {
    List<Mistake> mistakes = new ArrayList<>(Unprintable.in(text));
    if (mistakes.isEmpty()) {
      try (YAMLParser parser = YAML.createParser(text)) {
        return new YamlDocument(new Reading(parser, mistakes).document(), mistakes);
      } catch (StreamConstraintsException tooDeep) {
        mistakes.add(new Mistake(Position.START, "lists and keys are nested too deeply"));
      } catch (JsonProcessingException broken) {
        mistakes.add(SyntaxError.mistake(broken));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    return new YamlDocument(Optional.empty(), mistakes);
  }

  /** From the parser's events to nodes. */
  private record Reading(YAMLParser parser, List<Mistake> mistakes) {
    Optional<YamlNode> document() throws IOException {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      YamlNode root = node();
      if (parser.nextToken() != null) {
        mistake("a second document begins here; write one to a file");
      }
      return Optional.of(root);
    }

    private YamlNode node() throws IOException {
      Position at = at();
      refuseWhatIsNotPlain();
      return switch (parser.currentToken()) {
        case START_OBJECT -> new Mapping(entries(), at);
        case START_ARRAY -> new Sequence(items(), at);
        default -> new Scalar(type(), parser.getText(), at);
      };
    }

    private List<Entry> entries() throws IOException {
      List<Entry> entries = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        refuseWhatIsNotPlain();
        Position at = at();
        String key = parser.currentName();
        parser.nextToken();
        entries.add(new Entry(key, at, node()));
      }
      return entries;
    }

    private List<YamlNode> items() throws IOException {
      List<YamlNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      return items;
    }

    private Type type() throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_NUMBER_INT -> Type.INTEGER;
        case VALUE_NUMBER_FLOAT -> Type.DECIMAL;
        case VALUE_TRUE, VALUE_FALSE -> Type.TRUTH;
        case VALUE_NULL -> Type.NOTHING;
        default -> parser.getText().isEmpty() ? Type.NOTHING : Type.TEXT;
      };
    }

    private void refuseWhatIsNotPlain() throws IOException {
      if (parser.isCurrentAlias() || parser.getObjectId() != null) {
        mistake("anchors (&) and aliases (*) are not read; write out what is meant");
      } else if (parser.getTypeId() != null) {
        mistake("tags (!) are not read; leave it out");
      }
    }

    private void mistake(String message) {
      mistakes.add(new Mistake(at(), message));
    }

    private Position at() {
      return Position.of(parser.currentTokenLocation());
    }
  }
}
