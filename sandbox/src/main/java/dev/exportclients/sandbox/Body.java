package dev.exportclients.sandbox;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer. */
interface Body {
  Body NONE = of(new byte[0]);

  /** How many bytes it has, or -1 if that shows only in the writing. */
  long length();

  void writeTo(OutputStream out) throws IOException;

  static Body of(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }
}
