package dev.exportclients.metastudio.identity;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import dev.exportclients.metastudio.internal.MetaStudioIdentityApi;
import dev.exportclients.metastudio.internal.ProjectDto;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projects by their names, of IAM. A region's project has the region's name. Immutable; safe to
 * share between threads. Close it when done.
 *
 * <pre>{@code
 * URI iam = URI.create("https://iam.ap-southeast-3.myhuaweicloud.com");
 * try (IamProjects projects = new IamProjects(iam, tokens, ClientSettings.defaults())) {
 *   String projectId = projects.id("ap-southeast-3");
 * }
 * }</pre>
 *
 * @see <a href="https://support.huaweicloud.com/en-us/api-iam/iam_06_0001.html">Querying
 *     projects</a>
 */
public final class IamProjects implements AutoCloseable {
  private static final String LIST = "metastudioidentity.listProjects";

  private final ClientRuntime runtime;
  private final GeneratedApi<MetaStudioIdentityApi> api;

  /**
   * Sends nothing.
   *
   * @param iamUrl such as {@code https://iam.ap-southeast-3.myhuaweicloud.com}
   * @param tokens asked before each request
   * @param settings time limits, retries, proxy, TLS
   * @throws IllegalArgumentException if the URL is unusable
   */
  public IamProjects(URI iamUrl, TokenSource tokens, ClientSettings settings) {
    runtime =
        new ClientRuntime(
            iamUrl, settings, new TokenAuthorizer("X-Auth-Token", "", tokens), new IamErrors());
    api = runtime.api(MetaStudioIdentityApi.class, new JsonDecoder());
  }

  /**
   * The id of the project of that name.
   *
   * @param name such as {@code ap-southeast-3}
   * @return the id, for {@link dev.exportclients.metastudio.MetaStudioClient}
   * @throws dev.exportclients.core.exception.SignInException if IAM fails, or has none
   * @throws IllegalArgumentException if the name is empty
   */
  public String id(String name) {
    Arguments.text(name, "name");
    return runtime.signIn(
        IamTokens.SERVICE,
        LIST,
        attempt -> of(name, api.of(attempt).listProjects(name).getProjects()));
  }

  private static String of(String name, @Nullable List<ProjectDto> projects) {
    return (projects == null ? List.<ProjectDto>of() : projects)
        .stream()
            .filter(project -> name.equals(project.getName()) && isId(project.getId()))
            .map(ProjectDto::getId)
            .findFirst()
            .orElseThrow(
                () ->
                    new UnexpectedContentException(
                        LIST + ": there is no project " + name + "; give the project's id",
                        LIST,
                        200,
                        null,
                        null,
                        null));
  }

  private static boolean isId(@Nullable String id) {
    return id != null && id.matches("[0-9A-Za-z_-]{1,64}");
  }

  @Override
  public void close() {
    runtime.close();
  }
}
