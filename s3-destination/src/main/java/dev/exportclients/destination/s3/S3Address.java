package dev.exportclients.destination.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code s3://bucket/key}. The key is taken as it stands, nothing in it is an escape.
 *
 * @param key empty, or ends with a slash: a folder
 */
record S3Address(String bucket, String key) {
  private static final Pattern FORM =
      Pattern.compile("[sS]3://([A-Za-z0-9][A-Za-z0-9._-]{2,62})(?:/(.*))?");

  /** S3's own limit. */
  private static final int MOST_BYTES = 1024;

  /**
   * @throws IllegalArgumentException if it is none
   */
  static S3Address parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "an address of S3 is s3://BUCKET/KEY, or s3://BUCKET/FOLDER/: '" + shown(text) + "'");
    }
    S3Address address = new S3Address(form.group(1), form.group(2) == null ? "" : form.group(2));
    String wrong = address.whyNot();
    if (wrong != null) {
      throw new IllegalArgumentException(wrong + ": '" + shown(text) + "'");
    }
    return address;
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  /** What is wrong with it; null if nothing is. */
  @Nullable String whyNot() {
    if (key.getBytes(UTF_8).length > MOST_BYTES) {
      return "a key of S3 has at most 1024 bytes";
    }
    // Servers that keep objects in folders, and clients that copy them there, would go up.
    boolean climbs =
        Arrays.stream(key.split("/")).anyMatch(part -> part.equals(".") || part.equals(".."));
    return climbs ? "a key must not have '.' or '..' between its slashes" : null;
  }

  boolean isFolder() {
    return key.isEmpty() || key.endsWith("/");
  }

  S3Address child(String name) {
    return new S3Address(bucket, key + name);
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
