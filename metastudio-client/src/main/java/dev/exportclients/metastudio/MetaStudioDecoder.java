package dev.exportclients.metastudio;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.metastudio.internal.StartedTaskDto;
import dev.exportclients.metastudio.internal.TasksDto;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Objects;

/** JSON, with what the contract requires really there: Jackson doesn't mind. */
final class MetaStudioDecoder implements BodyDecoder {
  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value = json.decode(body, mediaType, type);
    if (value instanceof StartedTaskDto started) {
      requireId(started.getValue());
    } else if (value instanceof TasksDto list
        && (list.getData() == null || list.getData().stream().anyMatch(Objects::isNull))) {
      throw new IOException("data, or a task in it, is missing");
    }
    return value;
  }

  private static void requireId(String value) throws IOException {
    if (value == null) {
      throw new IOException("value, the id of the task, is missing");
    }
    try {
      Arguments.id(value, "value");
    } catch (IllegalArgumentException none) {
      throw new IOException("value is no id of a task", none);
    }
  }
}
