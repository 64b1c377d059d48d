// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usher.company.Directory;
import io.usher.entra.domain.DesiredAccounts;
import io.usher.entra.fake.NoBudgets;
import io.usher.entra.fake.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/** An HTTP server that answers as a test says, and the adapter that talks to it. */
final class StandIn implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Or each answer waits for the acknowledgement of the one before.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * A call.
   *
   * @param path below the root of the API
   * @param query as it was sent, empty when there was none
   */
  record Request(String method, String path, String query, JsonNode body) {

    String line() {
      return method + " " + path;
    }
  }

  /**
   * An answer.
   *
   * @param body empty for none
   */
  record Response(int status, Map<String, String> headers, String body) {

    static Response empty(int status) {
      return new Response(status, Map.of(), "");
    }

    /** With the parameters that Graph adds to its type. */
    static Response json(int status, JsonNode body) {
      return new Response(
          status,
          Map.of("CONTENT-TYPE", "application/json;odata.metadata=minimal;charset=utf-8"),
          body.toString());
    }

    static Response error(int status, String code, String message) {
      ObjectNode body = JSON.createObjectNode();
      body.putObject("error").put("code", code).put("message", message).putObject("innerError");
      return json(status, body);
    }

    Response with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Response(status, more, body);
    }
  }

  /** An answer that was asked for beforehand; given once to the first call that fits. */
  private record Instead(Predicate<Request> fits, Response answer) {}

  private final String prefix;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Instead> instead = new ConcurrentLinkedQueue<>();
  private final Function<Request, Response> answers;
  private final NoBudgets budgets = new NoBudgets();
  private final GraphParts parts;
  private final GraphDirectory directory;

  /**
   * @param root path of the root of the API as it is configured, with or without a slash at the end
   */
  StandIn(String root, Function<Request, Response> answers) {
    this.prefix = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    this.answers = answers;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    Clock clock = Clock.systemUTC();
    Directory company = company(URI.create(origin() + root));
    GraphCalls calls =
        GraphParts.calls(
            company,
            app -> () -> new TokenSource.Token("token", Instant.now().plusSeconds(3600)),
            budgets,
            clock);
    parts =
        GraphParts.of(calls, company, new DesiredAccounts(Tenant.COMPANY).managedGroups(), clock);
    directory = new GraphDirectory(calls, parts, clock);
  }

  private static Directory company(URI graphUrl) {
    Directory sample = Tenant.COMPANY.directory();
    return new Directory(
        sample.tenantId(),
        graphUrl,
        sample.tokenUrl(),
        sample.scope(),
        sample.appRegistrations(),
        sample.correlation(),
        sample.mode(),
        sample.limits(),
        sample.licences(),
        sample.attributes(),
        sample.mailbox());
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The root of the API, without a slash at the end. */
  String root() {
    return origin() + prefix;
  }

  GraphDirectory directory() {
    return directory;
  }

  GraphMailboxes mailboxes() {
    return parts.mailboxes();
  }

  NoBudgets budgets() {
    return budgets;
  }

  /** All calls that came, in order. */
  List<Request> requests() {
    return requests;
  }

  /** The next call that fits gets this answer. */
  void next(Predicate<Request> fits, Response answer) {
    instead.add(new Instead(fits, answer));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = uri.getPath();
      Request request =
          new Request(
              exchange.getRequestMethod(),
              path.startsWith(prefix + "/") ? path.substring(prefix.length()) : "not-found:" + path,
              uri.getRawQuery() == null ? "" : uri.getRawQuery(),
              body.length == 0 ? JSON.missingNode() : JSON.readTree(body));
      requests.add(request);
      Response response =
          "Bearer token".equals(exchange.getRequestHeaders().getFirst("authorization"))
              ? answer(request)
              : Response.error(401, "InvalidAuthenticationToken", "Access token is empty.");
      response.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Response answer(Request request) {
    for (Instead one : instead) {
      if (one.fits().test(request) && instead.remove(one)) {
        return one.answer();
      }
    }
    return answers.apply(request);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
