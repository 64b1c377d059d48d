// SPDX-License-Identifier: Apache-2.0
package io.usher.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.events.v1.LifecycleStage;
import io.usher.system.people.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promises 1 and 2 with two replicas of every service side by side. */
class ReplicasST {

  private static final int PORT_BASE = Integer.getInteger("usher.replicas.port-base", 16080);
  private static final int PEOPLE = 40;
  private static final String CLAIMS = "usher_lanes_claims_total";
  private static final String RECEIVED = "usher_inbox_received_total";

  @Test
  void everybodyIsThereOnceAndBothReplicasDidTheirShare() {
    Cast cast = new Cast(12, LocalDate.now(ZoneOffset.UTC));
    try (World world = World.start("replicas", PORT_BASE, 2)) {
      List<Person> people = cast.team(PEOPLE);

      world.hr().hire(people);

      world.untilAsTheyMust(people);
      people.forEach(person -> world.untilCompleted(person, LifecycleStage.ACTIVE));
      List<String> replicas =
          Stream.of(1, 2)
              .flatMap(number -> world.endpoints().replica(number).services().stream())
              .toList();
      assertThat(replicas)
          .hasSize(10)
          .allSatisfy(service -> assertThat(world.operator().metric(service, CLAIMS)).isPositive());
      // The intake of BambooHR is a webhook to one replica; every other service reads a topic.
      assertThat(replicas)
          .filteredOn(service -> !service.equals(world.endpoints().replica(2).ingest()))
          .filteredOn(service -> !service.equals(world.endpoints().ingest()))
          .allSatisfy(
              service -> assertThat(world.operator().metric(service, RECEIVED)).isPositive());
    }
  }
}
