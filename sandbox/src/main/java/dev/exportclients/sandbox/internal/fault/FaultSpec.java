package dev.exportclients.sandbox.internal.fault;

import java.util.Arrays;
import java.util.List;

/**
 * The faults that a base URL or header asks for: {@code chunked,cut=70000~503;id=abc} cuts the
 * first response, refuses the second, and then behaves.
 *
 * @param text what was asked for, and the key under which it is counted
 * @param steps one after the other, each a set of faults at once
 */
public record FaultSpec(String text, List<List<Fault>> steps) {
  static final FaultSpec NONE = new FaultSpec("", List.of());

  /**
   * @throws IllegalArgumentException naming the fault that is none
   */
  public static FaultSpec parse(String text) {
    String faults = text.split(";", 2)[0];
    return new FaultSpec(text, Arrays.stream(faults.split("~", -1)).map(FaultSpec::step).toList());
  }

  private static List<Fault> step(String text) {
    return Arrays.stream(text.split(",", -1)).map(Fault::parse).toList();
  }
}
