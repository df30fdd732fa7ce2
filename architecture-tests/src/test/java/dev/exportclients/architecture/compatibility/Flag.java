package dev.exportclients.architecture.compatibility;

import java.util.Locale;
import javassist.bytecode.AccessFlag;

/** A modifier that matters to callers, by the name that a line of the baseline has for it. */
enum Flag {
  PUBLIC(AccessFlag.PUBLIC),
  PROTECTED(AccessFlag.PROTECTED),
  STATIC(AccessFlag.STATIC),
  FINAL(AccessFlag.FINAL),
  ABSTRACT(AccessFlag.ABSTRACT),
  /** Of a method; the same bit marks a transient field, which is nothing to a caller. */
  VARARGS(AccessFlag.VARARGS),
  INTERFACE(AccessFlag.INTERFACE),
  ANNOTATION(AccessFlag.ANNOTATION),
  ENUM(AccessFlag.ENUM);

  final int bit;

  Flag(int bit) {
    this.bit = bit;
  }

  boolean isIn(int flags) {
    return (flags & bit) != 0;
  }

  static boolean isVisible(int flags) {
    return PUBLIC.isIn(flags) || PROTECTED.isIn(flags);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
