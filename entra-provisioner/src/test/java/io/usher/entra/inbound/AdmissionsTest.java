// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.LifecycleStage;
import io.usher.entra.fake.People;
import io.usher.entra.fake.PlainCodec;
import io.usher.entra.fake.Tenant;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Which lane an admitted identity raises. */
class AdmissionsTest {

  private final Admissions admissions =
      new Admissions(new PlainCodec(), Clock.fixed(Tenant.NOW, ZoneOffset.UTC));

  @Test
  void aLaneIsDueFromTheMomentOfArrivalSoThatThoseWhoWaitLongerGoFirst() {
    assertThat(route(LifecycleStage.ACTIVE).dueAt()).isEqualTo(Tenant.NOW);
  }

  @Test
  void aLeaversLaneGoesBeforeAllOthers() {
    assertThat(route(LifecycleStage.ACTIVE).urgency()).isEqualTo(Urgency.NORMAL);
    assertThat(route(LifecycleStage.LEAVER).urgency()).isEqualTo(Urgency.LEAVER);
  }

  private LaneUpdate route(LifecycleStage stage) {
    IdentityAdmitted fact = Tenant.admitted(People.ada(), stage, 1);
    return admissions
        .route(new Received<>("cause", People.ADA.toString(), fact, new byte[0]))
        .getFirst();
  }
}
