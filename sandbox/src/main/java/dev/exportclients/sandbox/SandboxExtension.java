package dev.exportclients.sandbox;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link Sandbox} to tests that ask for one as a parameter. One is started for the whole
 * run, closed at its end, and reset before each test; so tests that use it can't run at the same
 * time.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class MyTest {
 *   @Test
 *   void downloads(Sandbox sandbox) {
 *     URI base = sandbox.baseUrl();
 *   }
 * }
 * }</pre>
 */
public final class SandboxExtension implements ParameterResolver, BeforeEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SandboxExtension.class);

  /** JUnit closes what is AutoCloseable from 5.13 on, and the other before. */
  @SuppressWarnings("deprecation")
  private record Running(Sandbox sandbox)
      implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      sandbox.close();
    }
  }

  /** JUnit makes it. */
  public SandboxExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    sandbox(context).reset();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return sandbox(context);
  }

  private static Sandbox sandbox(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, type -> new Running(Sandbox.start()), Running.class)
        .sandbox();
  }
}
