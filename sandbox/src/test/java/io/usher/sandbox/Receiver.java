// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes webhooks and answers with a given row of statuses, then with the last one. */
final class Receiver implements AutoCloseable {
  private final List<Delivery> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final List<Integer> statuses;
  private final HttpServer server;

  private Receiver(List<Integer> statuses) throws IOException {
    this.statuses = statuses;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  record Delivery(byte[] body, String timestamp, String signature) {}

  static Receiver answering(Integer... statuses) throws IOException {
    return new Receiver(List.of(statuses));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Delivery> received() {
    return List.copyOf(received);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Delivery(
            body,
            exchange.getRequestHeaders().getFirst("X-BambooHR-Timestamp"),
            exchange.getRequestHeaders().getFirst("X-BambooHR-Signature")));
    int turn = Math.min(next.getAndIncrement(), statuses.size() - 1);
    exchange.sendResponseHeaders(statuses.get(turn), -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
