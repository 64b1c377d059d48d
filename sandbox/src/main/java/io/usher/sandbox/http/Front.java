// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usher.sandbox.http.Exchange.Answered;
import io.usher.sandbox.http.Exchange.Dropped;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The listening side: reads a request, passes it on, writes or drops the answer. */
public final class Front implements AutoCloseable {
  static {
    // Read once when the JDK's server class loads: without the first, each call costs 40 ms more;
    // the others keep idle connections open, so that a client's pool never meets a closed one.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    System.setProperty("sun.net.httpserver.idleInterval", "600");
  }

  private final HttpServer server;
  private final AtomicLong writes = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param switchboard the vendors
   * @param others answers whatever is no vendor's: the admin API and the page
   */
  public Front(InetSocketAddress address, Switchboard switchboard, Handler others)
      throws IOException {
    server = HttpServer.create(address, 1024);
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, switchboard, others));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How many calls that may have changed something were handled. */
  public long writes() {
    return writes.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, Switchboard switchboard, Handler others)
      throws IOException {
    Call call = read(exchange);
    Exchange end = switchboard.connect(call).orElseGet(() -> new Answered(otherwise(others, call)));
    if (call.isWrite()) {
      writes.incrementAndGet();
    }
    switch (end) {
      case Answered(Reply reply) -> write(exchange, call, reply);
      case Dropped(FaultKind ignored) -> exchange.close();
    }
  }

  private static Reply otherwise(Handler others, Call call) {
    try {
      return others.handle(call);
    } catch (Rejection rejection) {
      return rejection.reply();
    }
  }

  private static Call read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    String target =
        target(exchange.getRequestURI().getRawPath(), exchange.getRequestURI().getRawQuery());
    return new Call(exchange.getRequestMethod(), target, headers, body);
  }

  private static String target(@Nullable String path, @Nullable String query) {
    String known = path == null || path.isEmpty() ? "/" : path;
    return query == null ? known : known + "?" + query;
  }

  private static void write(HttpExchange exchange, Call call, Reply reply) throws IOException {
    byte[] body = reply.body();
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean silent = call.method().equals("HEAD") || reply.status() == 204 || body.length == 0;
    exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
    if (!silent) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
    exchange.close();
  }
}
