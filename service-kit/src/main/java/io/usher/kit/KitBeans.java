// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.quarkus.arc.Arc;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.ManagedContext;
import io.smallrye.common.annotation.Identifier;
import io.usher.kit.db.Database;
import io.usher.kit.db.Signals;
import io.usher.kit.event.ApicurioEventCodec;
import io.usher.kit.event.EventCodec;
import io.usher.kit.lane.LaneEngine;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneRecorder;
import io.usher.kit.lane.LaneStore;
import io.usher.kit.observe.KitMetrics;
import io.usher.kit.outbox.EventPublisher;
import io.usher.kit.outbox.KafkaPublisher;
import io.usher.kit.outbox.OutboxRelay;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Where the parts are put together; a service replaces one by declaring its own bean. */
@Singleton
final class KitBeans {

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    // As exact as the database keeps it: a time is the same before and after it was stored.
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }

  @Produces
  @Singleton
  ReplicaName replica() {
    return ReplicaName.random();
  }

  @Produces
  @Singleton
  @DefaultBean
  EventCodec codec(KitConfig config, Vertx vertx) {
    return new ApicurioEventCodec(
        Map.of(
            SchemaResolverConfig.REGISTRY_URL,
            config.registry().url(),
            SchemaResolverConfig.VERTX_INSTANCE,
            vertx));
  }

  @Produces
  @Singleton
  @DefaultBean
  EventPublisher publisher(
      @Identifier("default-kafka-broker") Map<String, Object> connection, KitConfig config) {
    return new KafkaPublisher(connection, config.outbox().deliveryTimeout());
  }

  @Produces
  @Singleton
  OutboxRelay relay(
      Database database, EventPublisher publisher, Signals signals, KitConfig config, Clock clock) {
    return new OutboxRelay(database, publisher, signals, config, clock);
  }

  @Produces
  @Singleton
  LaneEngine.Parts parts(Signals signals, KitMetrics metrics, KitConfig config, Clock clock) {
    return new LaneEngine.Parts(signals, metrics, config, clock);
  }

  @Produces
  @Singleton
  LaneEngine engine(
      LaneStore store,
      LaneRecorder recorder,
      Instance<LaneHandler> handler,
      LaneEngine.Parts parts) {
    return new LaneEngine(store, recorder, inRequestContext(handler.get()), parts);
  }

  /** Lets a handler use request-scoped beans. */
  private static LaneHandler inRequestContext(LaneHandler handler) {
    return claim -> {
      ManagedContext context = Arc.container().requestContext();
      context.activate();
      try {
        return handler.handle(claim);
      } finally {
        context.terminate();
      }
    };
  }
}
