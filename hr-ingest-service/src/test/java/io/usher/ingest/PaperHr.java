// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.core.Worker;
import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An HR system on paper: a delivery's body is the id of a worker, and always genuine. */
public final class PaperHr implements HrSource {

  private final Map<String, Worker> workers = new HashMap<>();
  private int readings;

  void put(Worker worker) {
    workers.put(worker.key().workerId(), worker);
  }

  void remove(String id) {
    workers.remove(id);
  }

  int readings() {
    return readings;
  }

  @Override
  public String name() {
    return "paper";
  }

  @Override
  public Rhythm rhythm() {
    return new Rhythm(Duration.ofHours(1), Duration.ofDays(7));
  }

  @Override
  public DeliveryVerdict judge(Delivery delivery) {
    String body = new String(delivery.body(), StandardCharsets.UTF_8);
    String id = body.split(" ", 2)[0];
    return new DeliveryVerdict.AboutWorkers(body, delivery.receivedAt(), Set.of(id));
  }

  @Override
  public Reading read(WorkerKey worker, Instant now) {
    readings++;
    Worker found = workers.get(worker.workerId());
    return found == null ? new Reading.NotFound() : new Reading.Found(found);
  }

  @Override
  public @Nullable String changedSince(@Nullable String watermark, Consumer<String> workerId) {
    workers.keySet().forEach(workerId);
    return "now";
  }
}
