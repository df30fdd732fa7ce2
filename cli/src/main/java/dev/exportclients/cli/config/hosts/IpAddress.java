package dev.exportclients.cli.config.hosts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** An address in digits, of version 4 or 6. Nothing is looked up. */
public record IpAddress(byte[] bytes) {
  /** Empty if the text is a name. Brackets and a zone are left out. */
  public static Optional<IpAddress> of(String text) {
    String address =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    boolean isSix = address.indexOf(':') >= 0;
    int zone = address.indexOf('%');
    String digits = isSix && zone >= 0 ? address.substring(0, zone) : address;
    if (isSix ? !isHexAndColons(digits) : !isFourNumbers(digits)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new IpAddress(InetAddress.getByName(isSix ? "[" + digits + "]" : digits).getAddress()));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  /** Whether the first bits are those of the other; never across versions. */
  boolean sharesBits(IpAddress other, int bits) {
    if (bytes.length != other.bytes.length || bits < 0 || bits > bytes.length * 8) {
      return false;
    }
    int whole = bits / 8;
    int rest = 8 - bits % 8;
    return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
        && (rest == 8 || (bytes[whole] & 0xff) >> rest == (other.bytes[whole] & 0xff) >> rest);
  }

  int bits() {
    return bytes.length * 8;
  }

  private static boolean isHexAndColons(String text) {
    return text.chars()
        .allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 128);
  }

  /** Java also takes fewer numbers, and larger ones, which are names to curl. */
  private static boolean isFourNumbers(String text) {
    String[] numbers = text.split("\\.", -1);
    return numbers.length == 4 && Arrays.stream(numbers).allMatch(IpAddress::isByte);
  }

  private static boolean isByte(String number) {
    return !number.isEmpty()
        && number.length() <= 3
        && number.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(number) < 256;
  }
}
