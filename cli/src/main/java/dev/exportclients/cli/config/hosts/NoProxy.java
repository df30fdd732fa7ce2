package dev.exportclients.cli.config.hosts;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The hosts to reach without a proxy, as curl reads them, and with ports: {@code *} for all, names
 * that stand for their subdomains too, addresses, ranges of them such as {@code 10.0.0.0/8}, and
 * beginnings such as {@code 10.*}.
 */
public final class NoProxy {
  private final List<Entry> entries;

  private NoProxy(List<Entry> entries) {
    this.entries = entries;
  }

  public static NoProxy of(String list) {
    return new NoProxy(
        Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .map(Entry::of)
            .toList());
  }

  public boolean covers(String host, String port) {
    String name = withoutDot(ascii(host.toLowerCase(Locale.ROOT)));
    Optional<IpAddress> address = IpAddress.of(name);
    return entries.stream()
        .filter(entry -> entry.port.isEmpty() || entry.port.equals(port))
        .anyMatch(
            entry ->
                entry.coversBeginning(name)
                    || address.map(entry::coversAddress).orElseGet(() -> entry.coversName(name)));
  }

  /** Names outside ASCII as DNS has them; what can't be one stays as it is. */
  private static String ascii(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(NoProxy::asciiLabel)
        .collect(Collectors.joining("."));
  }

  private static String asciiLabel(String label) {
    try {
      return label.chars().allMatch(c -> c < 0x80) ? label : IDN.toASCII(label);
    } catch (IllegalArgumentException improper) {
      return label;
    }
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /**
   * @param port empty for all
   */
  private record Entry(String host, String port) {
    static Entry of(String text) {
      HostPort parts = HostPort.of(text);
      return new Entry(ascii(parts.host()), parts.port());
    }

    /** {@code *} is the beginning of all, {@code 10.*} of names and addresses. */
    boolean coversBeginning(String text) {
      return host.endsWith("*") && text.startsWith(host.substring(0, host.length() - 1));
    }

    boolean coversName(String name) {
      String domain = withoutDot(host);
      domain = domain.startsWith("*") ? domain.substring(1) : domain;
      domain = domain.startsWith(".") ? domain.substring(1) : domain;
      return name.equals(domain) || name.endsWith("." + domain);
    }

    boolean coversAddress(IpAddress address) {
      int slash = host.indexOf('/');
      Optional<IpAddress> base = IpAddress.of(slash < 0 ? host : host.substring(0, slash));
      return base.isPresent()
          && address.sharesBits(
              base.get(), slash < 0 ? base.get().bits() : bits(host.substring(slash + 1)));
    }

    private static int bits(String digits) {
      boolean isNumber = digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
      return isNumber && !digits.isEmpty() ? Integer.parseInt(digits) : -1;
    }
  }
}
