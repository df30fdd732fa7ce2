package dev.exportclients.sandbox.internal.server;

import java.io.IOException;
import java.io.OutputStream;

/** Passes a body on in small pieces, with a pause after each. */
final class Trickle extends OutputStream {
  private final OutputStream out;
  private final int piece;
  private final Tripwire.Action pause;

  Trickle(OutputStream out, int piece, Tripwire.Action pause) {
    this.out = out;
    this.piece = Math.max(1, piece);
    this.pause = pause;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += piece) {
      out.write(bytes, offset + done, Math.min(piece, length - done));
      out.flush();
      pause.run();
    }
  }
}
