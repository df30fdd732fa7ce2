package dev.exportclients.benchmarks.contender;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** The Java contenders. */
public enum Fetchers {
  OUR_COPY("ours: copyTo", (server, folder) -> OurFetcher.copying(server)),
  OUR_SIGNED_COPY(
      "ours: copyTo, signed by AK/SK", (server, folder) -> OurFetcher.copyingSigned(server)),
  OUR_SAVE("ours: saveTo", OurFetcher::saving),
  JDK_STREAM(
      "JDK HttpClient ofInputStream + sha256", (server, folder) -> JdkFetcher.streaming(server)),
  JDK_FILE("JDK HttpClient ofFile, then sha256", JdkFetcher::saving),
  FEIGN("Feign default client + sha256", (server, folder) -> new FeignFetcher(server)),
  HUAWEI("official Huawei SDK + sha256", (server, folder) -> new HuaweiFetcher(server));

  public static final String PROJECT = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081";
  public static final String TASK = "be0821bdf8d04949bf4c9852fa87c590";
  static final String PATH = "/ec-reporting-svc/rest/v2.0/reports/download?id=" + TASK;

  private final String shown;
  private final BiFunction<URI, Path, Fetcher> opening;

  Fetchers(String shown, BiFunction<URI, Path, Fetcher> opening) {
    this.shown = shown;
    this.opening = opening;
  }

  public String shown() {
    return shown;
  }

  boolean isOurs() {
    return this == OUR_COPY || this == OUR_SIGNED_COPY || this == OUR_SAVE;
  }

  Fetcher open(URI server, Path folder) {
    return opening.apply(server, folder);
  }

  static void requireOk(int status) throws IOException {
    if (status != 200) {
      throw new IOException("the server responded with " + status);
    }
  }
}
