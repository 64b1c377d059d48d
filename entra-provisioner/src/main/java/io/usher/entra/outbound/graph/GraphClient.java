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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * Microsoft's client for one app registration.
 *
 * @param clientId the app registration
 * @param service the client
 * @param tokens its tokens
 */
record GraphClient(String clientId, GraphServiceClient service, GraphTokens tokens) {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration CALL = Duration.ofSeconds(15);
  private static final int IDLE_CONNECTIONS = 64;

  /** Shorter than any server's: a connection that the other side has closed costs a whole try. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** Name of this registration's write budget. */
  String budget() {
    return "graph.writes:" + clientId;
  }

  static GraphClient of(
      String clientId, URI baseUrl, TokenSource source, OkHttpClient http, Clock clock) {
    GraphTokens tokens = new GraphTokens(source, clock);
    // The registry's client brings another JSON implementation and puts it into the global register
    // that both clients share; it cannot read Graph's users. So ours is named here.
    BaseGraphRequestAdapter adapter =
        new BaseGraphRequestAdapter(
            new BaseBearerTokenAuthenticationProvider(tokens),
            new JsonParseNodeFactory(),
            new JsonSerializationWriterFactory(),
            http,
            new GraphClientOption(),
            baseUrl.toString());
    adapter.setBaseUrl(baseUrl.toString());
    return new GraphClient(clientId, new GraphServiceClient(adapter), tokens);
  }

  /** Bounded in time; without the handlers that repeat and redirect. */
  static OkHttpClient http() {
    List<Interceptor> handlers = List.of(new ParametersNameDecodingHandler());
    return GraphClientFactory.create(handlers)
        .connectTimeout(CONNECT)
        .readTimeout(CALL)
        .writeTimeout(CALL)
        .callTimeout(CALL)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
        .build();
  }
}
