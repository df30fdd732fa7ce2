package dev.exportclients.core.internal.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text holds in base64, in either alphabet, wherever it begins: all rows of its characters
 * are decoded from each of four starts, so that what comes before does not matter. Line ends within
 * a row don't count, and a blank is the plus that a form's decoder took for one.
 */
final class Base64Texts {
  private static final int STARTS = 4;

  /** Shorter rows hold no secret that is looked for here. */
  private static final int SHORTEST = 6;

  private Base64Texts() {}

  /** Up to four texts of a character for each byte. */
  static List<String> of(String text) {
    if (text.length() < SHORTEST) {
      return List.of();
    }
    List<StringBuilder> readings = new ArrayList<>(STARTS);
    byte[] row = new byte[text.length()];
    int length = 0;
    boolean lineBegins = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\r' || c == '\n' || c == '\t' || lineBegins && c == ' ') {
        lineBegins = true;
        continue;
      }
      lineBegins = false;
      int value = value(c);
      if (value >= 0) {
        row[length++] = (byte) value;
      } else {
        decode(row, length, readings);
        length = 0;
      }
    }
    decode(row, length, readings);
    List<String> texts = new ArrayList<>(STARTS);
    readings.forEach(reading -> texts.add(reading.toString()));
    return texts;
  }

  private static void decode(byte[] row, int length, List<StringBuilder> readings) {
    if (length < SHORTEST) {
      return;
    }
    for (int start = 0; start < STARTS; start++) {
      if (readings.size() == start) {
        readings.add(new StringBuilder(row.length));
      }
      StringBuilder reading = readings.get(start);
      if (!reading.isEmpty()) {
        reading.append('\n');
      }
      int bits = 0;
      int held = 0;
      for (int at = start; at < length; at++) {
        held = held << 6 | row[at];
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          reading.append((char) (held >> bits & 0xff));
          held &= (1 << bits) - 1;
        }
      }
    }
  }

  private static int value(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '+', '-', ' ' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }
}
