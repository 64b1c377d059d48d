// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Registered webhooks and their deliveries: a 5xx or no answer is repeated up to five times with
 * doubling waits, a 4xx never. Order is not promised, and an event may come more than once.
 */
final class Webhooks implements AutoCloseable {
  private static final int REPETITIONS = 5;
  private static final int LOG_LIMIT = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Map<String, Webhook> registered = new ConcurrentHashMap<>();
  private final Map<String, Deque<ObjectNode>> logs = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final AtomicInteger lastDelivery = new AtomicInteger();
  private final Map<Integer, Delivery> open = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(threads)
          .build();
  private final Clock clock;
  private final Supplier<Duration> firstRetry;

  Webhooks(Clock clock, Supplier<Duration> firstRetry) {
    this.clock = clock;
    this.firstRetry = firstRetry;
  }

  private record Delivery(int number, String webhookId, byte[] body, int attempt, ObjectNode log) {}

  Webhook register(
      String name, String url, List<String> events, List<String> monitorFields, String key) {
    String id = Integer.toString(lastId.incrementAndGet());
    Webhook webhook =
        new Webhook(id, name, url, List.copyOf(events), List.copyOf(monitorFields), key);
    registered.put(id, webhook);
    logs.put(id, new ArrayDeque<>());
    return webhook;
  }

  void replace(Webhook webhook) {
    registered.put(webhook.id(), webhook);
  }

  Optional<Webhook> find(String id) {
    return Optional.ofNullable(registered.get(id));
  }

  List<Webhook> all() {
    return List.copyOf(registered.values());
  }

  boolean remove(String id) {
    logs.remove(id);
    return registered.remove(id) != null;
  }

  /** Deliveries that are under way or wait for their next attempt. */
  int pending() {
    return open.size();
  }

  List<ObjectNode> log(String id) {
    Deque<ObjectNode> log = logs.getOrDefault(id, new ArrayDeque<>());
    synchronized (log) {
      return log.stream().map(ObjectNode::deepCopy).toList();
    }
  }

  /** Tells every receiver that wants it, without waiting for any. */
  void tell(String event, String employeeId, Set<String> changedFields) {
    Instant now = clock.instant();
    ObjectNode body = Json.object().put("type", event).put("timestamp", EVENT_TIME.format(now));
    ObjectNode data = body.putObject("data");
    data.put("companyId", Company.ID).put("employeeId", employeeId);
    if (event.equals("employee.updated")) {
      data.set("changedFields", Json.array(changedFields));
    }
    registered.values().stream()
        .filter(webhook -> webhook.wants(event, changedFields))
        .forEach(webhook -> start(webhook, Json.bytes(body), event, employeeId));
  }

  private void start(Webhook webhook, byte[] body, String event, String employeeId) {
    ObjectNode log = Json.object().put("webhookId", webhook.id()).put("url", webhook.url());
    log.put("event", event).put("employeeId", employeeId).put("attempts", 0);
    log.put("lastSuccess", "never").put("statusCode", 0);
    Deque<ObjectNode> lines = logs.getOrDefault(webhook.id(), new ArrayDeque<>());
    synchronized (lines) {
      lines.addFirst(log);
      if (lines.size() > LOG_LIMIT) {
        lines.removeLast();
      }
    }
    send(new Delivery(lastDelivery.incrementAndGet(), webhook.id(), body, 0, log));
  }

  private void send(Delivery delivery) {
    open.put(delivery.number(), delivery);
    try {
      threads.execute(() -> attempt(delivery));
    } catch (RejectedExecutionException e) {
      // Closed: nobody waits for deliveries any more.
      open.remove(delivery.number());
    }
  }

  private void attempt(Delivery delivery) {
    Optional<Webhook> webhook = find(delivery.webhookId());
    if (webhook.isEmpty()) {
      open.remove(delivery.number());
      return;
    }
    int status = post(delivery, webhook.get());
    boolean success = status >= 200 && status < 300;
    note(delivery, status, success);
    boolean again = !success && status >= 500 && delivery.attempt() < REPETITIONS;
    if (!again) {
      open.remove(delivery.number());
      return;
    }
    Delivery next =
        new Delivery(
            delivery.number(),
            delivery.webhookId(),
            delivery.body(),
            delivery.attempt() + 1,
            delivery.log());
    open.put(next.number(), next);
    long wait = firstRetry.get().toMillis() << delivery.attempt();
    Future<?> unused = later.schedule(() -> send(next), wait, TimeUnit.MILLISECONDS);
  }

  /** The status, or 599 when there was no answer. */
  private int post(Delivery delivery, Webhook webhook) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String signature = Signature.of(delivery.body(), timestamp, webhook.privateKey());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(webhook.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-BambooHR-Timestamp", timestamp)
            .header("X-BambooHR-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 599;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 599;
    }
  }

  private void note(Delivery delivery, int status, boolean success) {
    Deque<ObjectNode> lines = logs.getOrDefault(delivery.webhookId(), new ArrayDeque<>());
    String now = LOG_TIME.format(clock.instant());
    synchronized (lines) {
      ObjectNode log = delivery.log().put("attempts", delivery.attempt() + 1);
      log.put("lastAttempted", now).put("statusCode", status);
      if (success) {
        log.put("lastSuccess", now);
      }
    }
  }

  /** The receivers and what they have not been told yet, to be kept. */
  ObjectNode save() {
    ObjectNode state = Json.object().put("lastId", lastId.get());
    state.set("registered", Json.list(all().stream().map(one -> one.json(true)).toList()));
    ArrayNode untold = state.putArray("untold");
    open.values()
        .forEach(
            delivery ->
                untold
                    .addObject()
                    .put("webhook", delivery.webhookId())
                    .put("body", new String(delivery.body(), StandardCharsets.UTF_8)));
    return state;
  }

  /** Reads what {@link #save} wrote, and tells what was not told. */
  void putBack(JsonNode saved, UnaryOperator<String> urls) {
    lastId.set(saved.path("lastId").asInt());
    Json.items(saved.get("registered"))
        .map(Webhook::of)
        .forEach(
            webhook -> {
              registered.put(webhook.id(), webhook.at(urls.apply(webhook.url())));
              logs.put(webhook.id(), new ArrayDeque<>());
            });
    for (JsonNode untold : saved.path("untold")) {
      byte[] body = untold.path("body").asText().getBytes(StandardCharsets.UTF_8);
      JsonNode event = Json.parse(body).orElseGet(Json::object);
      find(untold.path("webhook").asText())
          .ifPresent(
              webhook ->
                  start(
                      webhook,
                      body,
                      event.path("type").asText(),
                      event.path("data").path("employeeId").asText()));
    }
  }

  void clear() {
    registered.clear();
    logs.clear();
  }

  @Override
  public void close() {
    later.shutdownNow();
    threads.shutdownNow();
    http.shutdownNow();
  }
}
