package dev.exportclients.metastudio.identity;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.metastudio.internal.ProjectScopeDto;
import dev.exportclients.metastudio.internal.TokenAuthDto;
import dev.exportclients.metastudio.internal.TokenDomainDto;
import dev.exportclients.metastudio.internal.TokenIdentityDto;
import dev.exportclients.metastudio.internal.TokenOrderDto;
import dev.exportclients.metastudio.internal.TokenPasswordDto;
import dev.exportclients.metastudio.internal.TokenScopeDto;
import dev.exportclients.metastudio.internal.TokenUserDto;
import java.util.List;
import java.util.Set;

/** Who signs in at IAM. The password is in the body of the request; no header carries it. */
record IamUser(String name, Secret password, String domain) implements Authorizer {

  TokenOrderDto order(ProjectScopeDto project) {
    TokenUserDto user =
        new TokenUserDto()
            .name(name)
            .password(password.reveal())
            .domain(new TokenDomainDto().name(domain));
    TokenIdentityDto identity =
        new TokenIdentityDto()
            .methods(List.of("password"))
            .password(new TokenPasswordDto().user(user));
    return new TokenOrderDto()
        .auth(new TokenAuthDto().identity(identity).scope(new TokenScopeDto().project(project)));
  }

  @Override
  public void sign(OutgoingRequest request, Attempt attempt) {}

  @Override
  public Set<Secret> secrets() {
    return Set.of(password);
  }
}
