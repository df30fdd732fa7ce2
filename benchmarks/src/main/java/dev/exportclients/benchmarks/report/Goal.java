package dev.exportclients.benchmarks.report;

/**
 * A number to stay within, and where we are.
 *
 * @param actual NaN if it couldn't be measured
 */
public record Goal(String what, double atMost, double actual, String unit) {

  public static Goal ratio(String what, double atMost, double actual) {
    return new Goal(what, atMost, actual, "x");
  }

  public String verdict() {
    if (Double.isNaN(actual)) {
      return "not run";
    }
    return actual <= atMost ? "met" : "**missed**";
  }

  void addTo(Table table) {
    table.row(
        what,
        Table.number(atMost, 2) + unit,
        Double.isNaN(actual) ? "-" : Table.number(actual, 2) + unit,
        verdict());
  }
}
