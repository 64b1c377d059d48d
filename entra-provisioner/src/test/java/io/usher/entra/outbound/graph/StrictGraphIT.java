// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.entra.outbound.graph.StandIn.Response;
import io.usher.kit.lane.LaneResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole flow against a Graph that does what its pages say, and not a bit more. */
class StrictGraphIT {

  private static final List<String> GROUPS =
      List.of("Nobody's", "ALL-STAFF", "Engineering", "Sales", "Sales-DACH", "LIC-frontline");

  private final StrictGraph graph = new StrictGraph(GROUPS);

  @ParameterizedTest
  @ValueSource(strings = {"/v1.0", "/v1.0/", "/a/gateway/v1.0", "/a/gateway/v1.0/"})
  void aPersonGetsEverythingAndIsClosedAgain(String root) {
    try (StandIn peer = new StandIn(root, graph::answer)) {
      graph.servedAt(peer.root());
      peer.next(
          request -> request.line().equals("POST /users"),
          Response.error(429, "TooManyRequests", "Later").with("rETRY-aFTER", "0.05"));
      Tenant tenant = new Tenant(peer.directory(), peer.mailboxes());

      done(tenant, People.grace(), LifecycleStage.ACTIVE, 1);
      done(tenant, People.ada(), LifecycleStage.ACTIVE, 1);

      String id = ada().path("id").asText();
      assertThat(ada().path("accountEnabled").asBoolean()).isTrue();
      assertThat(ada().path("assignedLicenses")).hasSize(1);
      assertThat(graph.groupsOf(id)).containsExactly("all-staff", "engineering");
      assertThat(graph.managerOf(id)).isPresent();
      assertThat(tenant.outcomes().getLast().getAccount().getMailboxReady()).isTrue();
      assertThat(tenant.outcomes().getLast().getReasons()).isEmpty();

      done(tenant, People.ada(), LifecycleStage.LEAVER, 2);
      assertThat(ada().path("accountEnabled").asBoolean()).isFalse();
      assertThat(graph.sessionsRevoked(id)).isTrue();
      assertThat(graph.groupsOf(id)).isEmpty();
      assertThat(tenant.outcomes().getLast().getAccount().getClosedVerified()).isTrue();

      done(tenant, People.ada(), LifecycleStage.GONE, 3);
      assertThat(graph.deleted()).hasSize(1);
      done(tenant, People.ada(), LifecycleStage.ACTIVE, 4);
      assertThat(ada().path("id").asText()).isEqualTo(id);
      assertThat(graph.living()).hasSize(2);
    }
  }

  private ObjectNode ada() {
    Optional<ObjectNode> ada =
        graph.living().stream()
            .filter(user -> "E17".equals(user.path("employeeId").asText()))
            .findFirst();
    return ada.orElseThrow();
  }

  private static void done(Tenant tenant, Worker worker, LifecycleStage stage, long version) {
    for (int run = 0; run < 50; run++) {
      try {
        LaneResult result = tenant.run(worker, stage, version);
        if (result instanceof LaneResult.Done done && done.nextDueAt() == null) {
          return;
        }
        assertThat(result).isNotInstanceOf(LaneResult.Held.class);
      } catch (CallFailure.Later again) {
        assertThat(again.reason()).isNotNull();
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError("It does not converge");
  }
}
