// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.entra.fake.InMemoryDirectory;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.entra.fake.UnreliableDirectory;
import io.usher.entra.fake.UnreliableDirectory.Fault;
import io.usher.kit.lane.LanePlanner.LanePlan;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the question for a plan is answered with. */
class EntraPlannerTest {

  @Test
  void aPlanIsShownAndNothingIsDone() {
    InMemoryDirectory directory = new InMemoryDirectory();

    LanePlan plan = plan(new Tenant(directory));

    assertThat(plan.stage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(plan.held()).isFalse();
    assertThat(plan.effects()).isNotEmpty();
    assertThat(directory.accounts()).isEmpty();
  }

  @Test
  void whileTheDirectoryIsAwayTheFailureIsTold() {
    Tenant away =
        new Tenant(
            new UnreliableDirectory(
                new InMemoryDirectory(), List.of(Fault.UNAVAILABLE).iterator()));

    assertThatThrownBy(() -> plan(away)).isInstanceOf(CallFailure.Later.class);
  }

  private static LanePlan plan(Tenant tenant) {
    Clock clock = Clock.fixed(Tenant.NOW, ZoneOffset.UTC);
    return new EntraPlanner(new Admissions(tenant.codec(), clock), tenant.situations())
        .plan(tenant.claim(People.grace(), LifecycleStage.ACTIVE, 1));
  }
}
