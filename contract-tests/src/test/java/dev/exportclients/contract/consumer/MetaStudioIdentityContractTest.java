package dev.exportclients.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.metastudio.identity.IamProjects;
import dev.exportclients.metastudio.identity.IamTokens;
import dev.exportclients.specs.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in at IAM. */
@ExtendWith(PactFiles.class)
class MetaStudioIdentityContractTest {
  private static final String REGION = "cn-north-4";
  private static final String TOKEN = "not-a-real-token";

  private static Call order(String example) {
    return Call.post("metastudioidentity.createToken", "/v3/auth/tokens")
        .query("nocatalog", "true")
        .header("Accept", "application/json")
        .body("application/json", Spec.named("metastudioidentity").example(example).toString());
  }

  private static Call projects() {
    return Call.get("metastudioidentity.listProjects", "/v3/projects")
        .query("name", "${region}")
        .header("Accept", "application/json")
        .header("X-Auth-Token", TOKEN);
  }

  private static IamTokens.Builder builder(String region) {
    return IamTokens.builder()
        .region(region)
        .user("IAMUser", Secret.of("not-a-real-password"), "IAMDomain")
        .settings(Settings.ONE_REQUEST);
  }

  private static Contract<IamTokens> contract(IamTokens.Builder builder) {
    return new Contract<>("metastudioidentity", url -> builder.iamUrl(url).build());
  }

  private static ExpectedResponse issued(Call call) {
    return call.response(201, "issuedToken")
        .without("X-Subject-Token")
        .header("X-Subject-Token", "[!-~]+", TOKEN);
  }

  @Test
  void signsInForTheProjectOfARegion() throws Exception {
    Call call = order("tokenOrder");
    contract(builder(REGION))
        .given("user may sign in", "nocatalog", "true")
        .when(call, issued(call))
        .noting("by the region")
        .check(tokens -> assertThat(tokens.token().reveal()).isEqualTo(TOKEN));
  }

  @Test
  void signsInForAProjectByItsId() throws Exception {
    Call call = order("tokenOrderByProjectId");
    contract(builder(REGION).projectId(MetaStudio.PROJECT))
        .given("user may sign in", "nocatalog", "true")
        .when(call, issued(call))
        .noting("by the project")
        .check(tokens -> assertThat(tokens.token().reveal()).isEqualTo(TOKEN));
  }

  @ParameterizedTest
  @CsvSource({
    "400, order is refused, badRequest, InvalidRequestException",
    "401, user is refused, unauthorized, UnauthenticatedException",
    "403, project is forbidden, forbidden, PermissionDeniedException"
  })
  void tellsWhyIamGaveNoToken(int status, String state, String example, String exception)
      throws Exception {
    contract(builder(REGION))
        .given(state, "reason", example)
        .when(order("tokenOrder"), status, example)
        .check(tokens -> refused(tokens::token, "createToken", status, exception));
  }

  private static Contract<IamProjects> projectsContract() {
    TokenSource source = TokenSource.of(Secret.of(TOKEN));
    return new Contract<>(
        "metastudioidentity", url -> new IamProjects(url, source, Settings.ONE_REQUEST));
  }

  @Test
  void findsTheProjectOfARegion() throws Exception {
    projectsContract()
        .given("project has a name", "region", REGION)
        .when(projects(), 200, "projects")
        .check(client -> assertThat(client.id(REGION)).isEqualTo(MetaStudio.PROJECT));
  }

  @Test
  void saysThatThereIsNoSuchProject() throws Exception {
    String name = "Übersicht 1+2 (a&b)=100% ~*;x";
    projectsContract()
        .given("no project has the name", "region", name)
        .when(projects(), 200, "noProjects")
        .check(
            client ->
                assertThat(catchThrowableOfType(SignInException.class, () -> client.id(name)))
                    .hasCauseInstanceOf(UnexpectedContentException.class));
  }

  @ParameterizedTest
  @CsvSource({
    "400, order is refused, badRequest, InvalidRequestException",
    "401, user is refused, unauthorized, UnauthenticatedException",
    "403, project is forbidden, forbidden, PermissionDeniedException"
  })
  void tellsWhyIamNamedNoProject(int status, String state, String example, String exception)
      throws Exception {
    projectsContract()
        .given(state, "reason", example)
        .when(projects().with("region", REGION), status, example)
        .check(client -> refused(() -> client.id(REGION), "listProjects", status, exception));
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      String operation,
      int status,
      String exception) {
    SignInException thrown = catchThrowableOfType(SignInException.class, call);
    assertThat(thrown).hasMessageContaining("Huawei IAM");
    ApiException cause = (ApiException) (Throwable) thrown.getCause();
    assertThat(cause.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(cause.operation()).isEqualTo("metastudioidentity." + operation);
    assertThat(cause.status()).isEqualTo(status);
  }
}
