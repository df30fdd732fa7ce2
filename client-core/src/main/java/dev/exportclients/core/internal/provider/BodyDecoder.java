package dev.exportclients.core.internal.provider;

import java.io.IOException;
import java.lang.reflect.Type;

/** Makes a value of a response's body. */
@FunctionalInterface
public interface BodyDecoder {
  /**
   * @param mediaType lower case, without parameters; empty if not given
   * @throws IOException with a message for users, if the body is not what the contract promises
   */
  Object decode(byte[] body, String mediaType, Type type) throws IOException;
}
