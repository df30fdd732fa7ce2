package dev.exportclients.sandbox.internal.fault;

/** Which requests a fault is for. */
public enum FaultScope {
  ALL,
  FILE,
  LIST,
  START,
  STATUS,
  /** Requests for a file that ask for a range. */
  RANGE
}
