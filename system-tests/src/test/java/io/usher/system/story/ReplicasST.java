// SPDX-License-Identifier: Apache-2.0
package io.usher.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.system.client.Endpoints;
import io.usher.system.people.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises 1 and 2 with two replicas of every service side by side. */
class ReplicasST {

  private static final int PORT_BASE = Integer.getInteger("usher.replicas.port-base", 16080);
  private static final String CLAIMED = "usher_lanes_claims_total";
  private static final String RECEIVED = "usher_inbox_received_total";
  private static final String ROWS = "usher_ingest_rows_total";

  @Test
  void everybodyIsThereOnceAndBothReplicasDidTheirShare() {
    Cast cast = new Cast(12, LocalDate.now(ZoneOffset.UTC));
    try (World world = World.start("replicas", PORT_BASE, 2)) {
      List<Person> bamboo = cast.team("bamboo", 24);
      List<Person> file = cast.team("payroll", 16);

      world.hr().hire(bamboo);
      world.hrAtReplica(1).upload(file);
      world.hrAtReplica(2).upload(file);

      world.untilAsTheyMust(bamboo);
      world.untilAsTheyMust(file);
      for (int replica = 1; replica <= 2; replica++) {
        Endpoints services = world.endpoints().withReplica(replica);
        assertThat(world.operator().metric(services.ingest(), ROWS)).isEqualTo(file.size());
        List<String> consumers = services.services().stream().skip(1).toList();
        assertThat(consumers)
            .allMatch(service -> world.operator().metric(service, RECEIVED) > 0)
            .allMatch(service -> world.operator().metric(service, CLAIMED) > 0);
      }
    }
  }
}
