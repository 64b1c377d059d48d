// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import io.usher.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replicas on one database of their own, which goes when they are closed. */
public final class Replicas implements AutoCloseable {

  private static final Map<String, String> QUICK =
      Map.of(
          "usher.lanes.lease", "PT2S",
          "usher.lanes.poll", "PT1S",
          "usher.lanes.first-back-off", "PT0.05S",
          "usher.lanes.pause", "PT1S",
          "usher.lanes.shutdown-wait", "PT2S",
          "usher.outbox.poll", "PT0.2S");

  private final TestDatabase database = TestDatabase.create();
  private final List<Replica> replicas = new ArrayList<>();

  public Replicas() {
    Replica.migrate(address());
  }

  public Replica.Address address() {
    return new Replica.Address(database.jdbcUrl(), database.username(), database.password());
  }

  public Replica add() {
    return add(Map.of());
  }

  public Replica add(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(QUICK);
    all.putAll(settings);
    Replica replica = new Replica(address(), new PlainCodec(), all);
    replicas.add(replica);
    return replica;
  }

  @Override
  public void close() {
    replicas.reversed().forEach(Replica::close);
    database.close();
  }
}
