package dev.exportclients.benchmarks;

/**
 * A number to stay within, and where we are.
 *
 * @param actual NaN if it couldn't be measured
 */
record Goal(String what, double atMost, double actual, String unit) {

  static Goal ratio(String what, double atMost, double actual) {
    return new Goal(what, atMost, actual, "x");
  }

  String verdict() {
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
