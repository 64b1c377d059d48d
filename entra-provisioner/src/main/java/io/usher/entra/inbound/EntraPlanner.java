// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import io.usher.core.LifecycleStage;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.EntraDecision;
import io.usher.entra.domain.work.Situations;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LanePlanner;
import jakarta.inject.Singleton;
import java.util.List;

/** Plans without effect: the same look-up and the same decision as the flow's. */
@Singleton
public class EntraPlanner implements LanePlanner {

  private final Admissions admissions;
  private final Situations situations;

  public EntraPlanner(Admissions admissions, Situations situations) {
    this.admissions = admissions;
    this.situations = situations;
  }

  @Override
  public LanePlan plan(LaneClaim lane) {
    Admission admission = admissions.read(lane.desired());
    LifecycleStage stage = admission.stage().stage();
    return switch (situations.look(admission, lane.claimedAt()).decide()) {
      case EntraDecision.Plan plan -> new LanePlan(stage, false, plan.effects(), plan.reasons());
      case EntraDecision.Hold hold -> new LanePlan(stage, true, List.of(), hold.reasons());
    };
  }
}
