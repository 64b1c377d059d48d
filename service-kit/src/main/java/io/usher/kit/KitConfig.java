// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings that every service has. */
@ConfigMapping(prefix = "usher")
public interface KitConfig {

  /** Topic for records that cannot be read, with their raw bytes and why. */
  @WithDefault("usher.${quarkus.application.name}.dead-letter.v1")
  String deadLetterTopic();

  /** CloudEvents source of what this service publishes. */
  @WithDefault("/usher/${quarkus.application.name}")
  String eventSource();

  /** The lanes of this replica. */
  Lanes lanes();

  /** Facts from Kafka. */
  Inbox inbox();

  /** Events to Kafka. */
  Outbox outbox();

  /** Budgets of target APIs. */
  Budgets budgets();

  /** The schema registry. */
  Registry registry();

  /** How lanes are worked on. */
  interface Lanes {
    /** How many lanes this replica works on at once. */
    @WithDefault("240")
    int concurrency();

    /** How many of these only leavers may take. */
    @WithDefault("16")
    int reservedForLeavers();

    /** How many lanes of one target at once, leavers apart: a slow target starves no other. */
    @WithDefault("192")
    int concurrencyPerTarget();

    /**
     * How long a claim lasts without renewal: a crashed replica's lanes are taken over after it.
     * Clocks of the replicas must agree to a fraction of it.
     */
    @WithDefault("PT20S")
    Duration lease();

    /** How long a try may run in all; then it is interrupted and its lease not renewed. */
    @WithDefault("PT5M")
    Duration longestRun();

    /**
     * Claims are at least this far apart, so that lanes come in batches; with each 25 lanes a
     * second once more, up to four times as far. What comes after a while of nothing is claimed at
     * once.
     */
    @WithDefault("PT0.025S")
    Duration claimInterval();

    /** How often to look for due lanes when nothing wakes the engine. */
    @WithDefault("PT5S")
    Duration poll();

    /** How long a misconfigured target rests before its lanes try again. */
    @WithDefault("PT1M")
    Duration pause();

    /** Back-off after the first failed try; doubles with each. */
    @WithDefault("PT1S")
    Duration firstBackOff();

    /** The longest back-off. */
    @WithDefault("PT1H")
    Duration longestBackOff();

    /** How long a stopping replica waits for its running lanes. */
    @WithDefault("PT20S")
    Duration shutdownWait();
  }

  /** How facts are taken in. */
  interface Inbox {
    /** How long ids of events are kept to recognise a redelivery; longer than topics keep them. */
    @WithDefault("P30D")
    Duration retention();

    /** How long a batch waits for a lost database or registry before its consumer gives up. */
    @WithDefault("PT5M")
    Duration patience();
  }

  /** How events are published. */
  interface Outbox {
    /** How many events one round reads and publishes. */
    @WithDefault("500")
    int batch();

    /**
     * How often to look when nothing wakes the relay, and how often a standby tries to take over.
     */
    @WithDefault("PT1S")
    Duration poll();

    /** How long the broker may take to acknowledge. */
    @WithDefault("PT30S")
    Duration deliveryTimeout();
  }

  /** How permits are waited for. */
  interface Budgets {
    /** The longest wait of one call for its permits; a longer one postpones the lane instead. */
    @WithDefault("PT0.5S")
    @WithName("longest-wait")
    Duration longestWait();

    /** The longest pause (Retry-After) that a call sits out where it stands. */
    @WithDefault("PT5S")
    @WithName("longest-pause")
    Duration longestPause();
  }

  /** Where schemas are registered. */
  interface Registry {
    /** Base URL of the registry's API, for example {@code http://host:8080/apis/registry/v3}. */
    @WithDefault("http://localhost:8081/apis/registry/v3")
    String url();
  }
}
