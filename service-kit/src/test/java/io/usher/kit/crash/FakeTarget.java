// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A target that outlives the process that calls it, and counts what was made by key. */
final class FakeTarget implements AutoCloseable {

  private final Map<String, AtomicInteger> made = new ConcurrentHashMap<>();
  private final HttpServer server;

  FakeTarget() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, AtomicInteger> made() {
    return made;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestURI().getPath();
    int status = 200;
    if (exchange.getRequestMethod().equals("POST")) {
      made.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
      status = 201;
    } else if (!made.containsKey(key)) {
      status = 404;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
