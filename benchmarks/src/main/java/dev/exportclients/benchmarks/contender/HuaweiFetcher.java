package dev.exportclients.benchmarks.contender;

import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.SdkStreamResponse;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequestDef;
import dev.exportclients.benchmarks.server.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The official SDK's core, asked the way its generated clients ask it; its MetaStudio artifact
 * lacks this operation.
 */
final class HuaweiFetcher implements Fetcher {

  /** Without parameters: the path has the ids. */
  public static final class ResultRequest {}

  /** Public, since the SDK makes it by reflection, and returns null where it can't. */
  public static final class ResultResponse extends SdkStreamResponse {
    public ResultResponse() {
      super();
    }
  }

  private static final HttpRequestDef<ResultRequest, ResultResponse> RESULT =
      HttpRequestDef.builder(HttpMethod.GET, ResultRequest.class, ResultResponse.class)
          .withName("DownloadResult")
          .withUri("/v2/" + Fetchers.PROJECT + "/ies/result/" + Fetchers.TASK)
          .withContentType("application/json")
          .build();

  private final HcClient client;

  HuaweiFetcher(URI server) {
    client =
        new HcClient(HttpConfig.getDefaultHttpConfig())
            .withEndpoints(List.of(server.toString()))
            .withCredential(
                new BasicCredentials()
                    .withProjectId(Fetchers.PROJECT)
                    .withAk("AK")
                    .withSk("not-a-secret-key"));
  }

  @Override
  public String fetch() throws IOException {
    AtomicReference<String> sha256 = new AtomicReference<>();
    try {
      client
          .syncInvokeHttp(new ResultRequest(), RESULT)
          .consumeDownloadStream(stream -> sha256.set(hashed(stream)));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    return sha256.get();
  }

  private static String hashed(InputStream stream) {
    try {
      return Hash.of(stream);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {}
}
