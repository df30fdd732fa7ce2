package dev.exportclients.metastudio;

import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.Required;
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
      Required.id(started.getValue(), "value, the id of the task,");
    } else if (value instanceof TasksDto list) {
      boolean isOfNone = list.getData() == null && Objects.equals(list.getCount(), 0);
      Required.isThere(
          isOfNone || list.getData() != null && list.getData().stream().noneMatch(Objects::isNull),
          "data, or a task in it,");
    }
    return value;
  }
}
