package dev.exportclients.sandbox.internal.fault;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** How a fault is written: its name, and the arguments behind it. */
final class FaultSyntax {
  private FaultSyntax() {}

  /** The longest name that the text is or begins with, before its arguments. */
  static Optional<FaultKind> kindAt(String text) {
    if (text.matches("[45]\\d\\d([=-].*)?")) {
      return Optional.of(FaultKind.STATUS);
    }
    return Arrays.stream(FaultKind.values())
        .filter(
            k ->
                k != FaultKind.STATUS
                    && (text.equals(k.label)
                        || text.startsWith(k.label + "=")
                        || text.startsWith(k.label + "-")))
        .max(Comparator.comparingInt(k -> k.label.length()));
  }

  /**
   * @param arguments joined by colons
   */
  static boolean takes(FaultKind kind, String arguments) {
    return arguments.matches(
        switch (kind) {
          case STATUS -> "\\d{3}(:\\d{1,99}|:(date|rfc850|asctime)(:\\d{1,9})?)?";
          case CLOCK -> "-?\\d{1,9}(:APIGW\\.\\d{4})?";
          case ENCODING -> "[\\w-]+";
          default -> "(-?\\d{1,15}(:\\d{1,9})?)?";
        });
  }
}
