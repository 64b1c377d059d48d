// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An app that writes down what it is sent and answers what it was told to. */
final class RecordingApp implements AutoCloseable {

  /** An answer; an empty body sends none. */
  record Answer(int status, String body, Map<String, String> headers) {

    static Answer of(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final Map<String, Answer> byContent = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RecordingApp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2");
  }

  /** The next answer; when there is none left, an empty list. */
  RecordingApp answers(int status, String body) {
    return answers(new Answer(status, body, Map.of()));
  }

  RecordingApp answers(Answer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  /** The answer to requests whose body holds the text, once no other answer is left. */
  RecordingApp answersTo(String text, int status, String body) {
    byContent.put(text, new Answer(status, body, Map.of()));
    return this;
  }

  /** Method, path and query, then the body on the next line. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String line =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().toString().replaceFirst("^/scim/v2", "");
    requests.add(body.length == 0 ? line : line + "\n" + new String(body, StandardCharsets.UTF_8));
    Answer answer;
    synchronized (answers) {
      answer = answers.isEmpty() ? usual(new String(body, StandardCharsets.UTF_8)) : answers.poll();
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private Answer usual(String body) {
    return byContent.entrySet().stream()
        .filter(entry -> body.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Answer.of(200, "{\"Resources\":[]}"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
