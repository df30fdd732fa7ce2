package dev.exportclients.architecture.compatibility;

import java.nio.file.Path;

/** A small module, as the compiler made it: the package {@code fixture}. */
final class Fixture {
  static final String PACKAGE = Fixture.class.getPackageName() + ".fixture";

  static final CompiledModule MODULE =
      CompiledModule.of(
          "fixture", Path.of("target", "test-classes").resolve(PACKAGE.replace('.', '/')));

  private Fixture() {}
}
