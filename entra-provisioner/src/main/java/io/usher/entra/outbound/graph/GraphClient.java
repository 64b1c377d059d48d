// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.core.requests.options.GraphClientOption;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.call.SentOnce;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * Microsoft's client for one app registration.
 *
 * @param clientId the app registration
 * @param service the client
 * @param tokens its tokens
 * @param root of the API, without a slash at the end
 * @param untold its pauses when Graph does not say how long
 */
record GraphClient(
    String clientId,
    GraphServiceClient service,
    GraphTokens tokens,
    URI root,
    UntoldPauses untold) {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration CALL = Duration.ofSeconds(15);
  private static final int IDLE_CONNECTIONS = 64;

  /** Shorter than any server's: a connection that the other side has closed costs a whole try. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** Name of this registration's write budget. */
  String budget() {
    return "graph.writes:" + clientId;
  }

  /**
   * The URL of a further page. Our token goes to graph-url and nowhere else: behind a gateway the
   * link may carry Graph's own name, so what follows the version in it is asked of graph-url.
   *
   * @throws CallFailure.Misconfigured when the link has another version
   */
  String page(String link) {
    URI page = root.resolve(link);
    if (page.toString().startsWith(root + "/")) {
      return page.toString();
    }
    String version =
        "/" + root.getRawPath().substring(root.getRawPath().lastIndexOf('/') + 1) + "/";
    String path = String.valueOf(page.getRawPath());
    int from = path.indexOf(version);
    if (from < 0 || page.getRawQuery() == null) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED,
          "The next page of a collection lies outside of graph-url");
    }
    return root + path.substring(from + version.length() - 1) + "?" + page.getRawQuery();
  }

  static GraphClient of(
      String clientId, URI baseUrl, TokenSource source, OkHttpClient http, Clock clock) {
    GraphTokens tokens = new GraphTokens(source, clock);
    URI root = OData.root(baseUrl);
    // The registry's client brings another JSON implementation and puts it into the global register
    // that both clients share; it cannot read Graph's users. So ours is named here.
    BaseGraphRequestAdapter adapter =
        new BaseGraphRequestAdapter(
            new BaseBearerTokenAuthenticationProvider(tokens),
            new JsonParseNodeFactory(),
            new JsonSerializationWriterFactory(),
            http,
            new GraphClientOption(),
            root.toString());
    adapter.setBaseUrl(root.toString());
    return new GraphClient(
        clientId,
        new GraphServiceClient(adapter),
        tokens,
        root,
        new UntoldPauses(RandomGenerator.getDefault()));
  }

  /** Bounded in time; without the handlers that repeat and redirect. */
  static OkHttpClient http() {
    List<Interceptor> handlers =
        List.of(new ParametersNameDecodingHandler(), new DocumentedPaths(), new JsonAnswers());
    return GraphClientFactory.create(handlers)
        .connectTimeout(CONNECT)
        .readTimeout(CALL)
        .writeTimeout(CALL)
        .callTimeout(CALL)
        .retryOnConnectionFailure(false)
        .addNetworkInterceptor(new SentOnce())
        .followRedirects(false)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
        .build();
  }
}
