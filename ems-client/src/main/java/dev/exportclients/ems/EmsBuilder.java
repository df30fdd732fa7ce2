package dev.exportclients.ems;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RequestSigner;
import dev.exportclients.core.internal.argument.Arguments;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of {@link EmsClient} and {@link EmsTokens} share: where a deployment is, and
 * how to speak to it.
 *
 * @param <B> the builder itself
 */
abstract sealed class EmsBuilder<B extends EmsBuilder<B>>
    permits EmsClient.Builder, EmsTokens.Builder {
  private @Nullable URI baseUrl;
  private RequestSigner requestSigner = request -> {};
  private int apiVersion = 1;
  private ClientSettings settings = ClientSettings.defaults();

  abstract B self();

  /**
   * Where {@code /ems} is. Required; the same for a client and its tokens.
   *
   * @param url such as {@code https://host/experimentsapi}, without query and fragment
   * @return this builder
   */
  public B baseUrl(URI url) {
    baseUrl = requireNonNull(url, "baseUrl");
    return self();
  }

  /**
   * Adds what else the deployment demands, after all other headers, the signature of an API key
   * included. Default: nothing.
   *
   * @param signer called for each attempt; must be safe for threads
   * @return this builder
   */
  public B requestSigner(RequestSigner signer) {
    requestSigner = requireNonNull(signer, "requestSigner");
    return self();
  }

  /**
   * The version that every Accept header asks for. Default 1, the one that is documented.
   *
   * @param version 1 or more
   * @return this builder
   * @throws IllegalArgumentException if it is less
   * @see <a href="https://flexapi.unilever.com/help/versioning.html">Versioning</a>
   */
  public B apiVersion(int version) {
    apiVersion = (int) Arguments.positive(version, "apiVersion");
    return self();
  }

  /**
   * Time limits, retries, proxy, TLS. Default {@link ClientSettings#defaults}.
   *
   * @param clientSettings may serve many clients and sources
   * @return this builder
   */
  public B settings(ClientSettings clientSettings) {
    settings = requireNonNull(clientSettings, "settings");
    return self();
  }

  URI baseUrl() {
    return requireNonNull(baseUrl, "baseUrl");
  }

  ClientSettings settings() {
    return settings;
  }

  /**
   * @param resultsAccept the media type to ask for a results export with
   */
  EmsHeaders headers(Optional<ApiKey> apiKey, String resultsAccept) {
    return new EmsHeaders(apiKey, settings.clock(), requestSigner, apiVersion, resultsAccept);
  }
}
