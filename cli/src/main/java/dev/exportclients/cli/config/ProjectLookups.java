package dev.exportclients.cli.config;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.TokenSource;
import dev.exportclients.metastudio.identity.IamProjects;
import dev.exportclients.metastudio.identity.IamTokens;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks Huawei's IAM which id a project has. */
record ProjectLookups(Function<URI, ClientSettings> settings, Opened opened)
    implements MetaStudioVariables.Lookups {

  /** Asks nobody: for what is not used. */
  static final MetaStudioVariables.Lookups NONE =
      new MetaStudioVariables.Lookups() {
        @Override
        public String projectOf(IamTokens user) {
          return "unasked";
        }

        @Override
        public String project(URI iamUrl, TokenSource tokens, String region) {
          return "unasked";
        }
      };

  /** Whoever closes what was opened. */
  interface Opened {
    IamProjects opened(IamProjects projects, Consumer<IamProjects> close);
  }

  @Override
  public String projectOf(IamTokens user) {
    return user.projectId();
  }

  @Override
  public String project(URI iamUrl, TokenSource tokens, String region) {
    return ClientFactory.built(
            "METASTUDIO_IAM_URL",
            () ->
                opened.opened(
                    new IamProjects(iamUrl, tokens, settings.apply(iamUrl)), IamProjects::close))
        .id(region);
  }
}
