package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.provider.metastudio.MetaStudioProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class MetaStudioDeletedTaskTest {
  private static final String IES = "/v2/" + MetaStudioProvider.PROJECT_ID + "/ies/";

  private final Sandbox sandbox;
  private final Requests requests;

  MetaStudioDeletedTaskTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
  }

  private int status(String method, String target) {
    return requests
        .send(method, IES + target, "X-Auth-Token", MetaStudioProvider.TOKEN)
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"made-elsewhere", "%C2%94a%7Cb", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"})
  void isGoneForGoodWhereverItWasMade(String id) {
    assertThat(status("GET", "task/" + id)).isEqualTo(200);
    assertThat(status("DELETE", "task/" + id)).isEqualTo(200);

    assertThat(status("GET", "task/" + id)).isEqualTo(400);
    assertThat(status("GET", "result/" + id)).isEqualTo(400);
    assertThat(status("DELETE", "task/" + id)).isEqualTo(400);
  }

  @Test
  void isBackWhenEverythingIsAsAtTheStart() {
    status("DELETE", "task/one");
    sandbox.reset();

    assertThat(status("GET", "task/one")).isEqualTo(200);
  }
}
