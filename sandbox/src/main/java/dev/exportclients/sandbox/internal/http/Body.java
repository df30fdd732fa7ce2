package dev.exportclients.sandbox.internal.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a response. */
public interface Body {
  Body NONE = of(new byte[0]);

  /** How many bytes it has, or -1 if that shows only in the writing. */
  long length();

  void writeTo(OutputStream out) throws IOException;

  /** Writes a body. */
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A body of a length not known beforehand, which therefore goes in chunks. */
  static Body unmeasured(Writer writer) {
    return new Body() {
      @Override
      public long length() {
        return -1;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
      }
    };
  }

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
