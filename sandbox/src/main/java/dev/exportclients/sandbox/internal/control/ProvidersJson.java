package dev.exportclients.sandbox.internal.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Response;
import java.util.List;

/** How to sign in to each provider, for those who can't call Java. */
public final class ProvidersJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProvidersJson() {}

  public static Response of(List<SandboxProvider> providers) {
    ObjectNode all = JSON.createObjectNode();
    for (SandboxProvider provider : providers) {
      ObjectNode one = all.putObject(provider.name());
      one.set("headers", JSON.valueToTree(provider.headers()));
      one.set("environment", JSON.valueToTree(provider.environment()));
    }
    return Response.json(200, all);
  }
}
