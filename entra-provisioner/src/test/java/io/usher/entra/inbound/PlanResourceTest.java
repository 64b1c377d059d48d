// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.LifecycleStage;
import io.usher.entra.fake.InMemoryDirectory;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.entra.fake.UnreliableDirectory;
import io.usher.entra.fake.UnreliableDirectory.Fault;
import io.usher.entra.inbound.PlanResource.PersonPlan;
import io.usher.entra.inbound.PlanResource.Why;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** What the question for a plan is answered with. */
class PlanResourceTest {

  @Test
  void aPlanIsShownAndNothingIsDone() {
    InMemoryDirectory directory = new InMemoryDirectory();

    try (RestResponse<PersonPlan> answer = ask(new Tenant(directory))) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getEntity().decision()).isEqualTo("plan");
      assertThat(answer.getEntity().effects()).isNotEmpty();
    }
    assertThat(directory.accounts()).isEmpty();
  }

  @Test
  void whileTheDirectoryIsAwayThePlanSaysThatAndWhenToAskAgain() {
    Tenant away =
        new Tenant(
            new UnreliableDirectory(
                new InMemoryDirectory(), List.of(Fault.UNAVAILABLE).iterator()));

    try (RestResponse<PersonPlan> answer = ask(away)) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
      assertThat(answer.getEntity().decision()).isEqualTo("unavailable");
      assertThat(answer.getEntity().stage()).isEqualTo("ACTIVE");
      assertThat(answer.getEntity().effects()).isEmpty();
      assertThat(answer.getEntity().reasons())
          .extracting(Why::code)
          .containsExactly("TARGET_UNAVAILABLE");
    }
  }

  private static RestResponse<PersonPlan> ask(Tenant tenant) {
    Clock clock = Clock.fixed(Tenant.NOW, ZoneOffset.UTC);
    tenant.lanes().holds(tenant.claim(People.grace(), LifecycleStage.ACTIVE, 1));
    return new PlanResource(
            tenant.lanes(), new Admissions(tenant.codec(), clock), tenant.situations(), clock)
        .plan(People.GRACE.toString());
  }
}
