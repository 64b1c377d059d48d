// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.usher.core.CallFailure;
import io.usher.core.Effect;
import io.usher.core.Reason;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.Lanes;
import io.usher.kit.lane.Urgency;
import io.usher.saas.domain.App;
import io.usher.saas.domain.Decision;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.Search;
import io.usher.saas.inbound.DirectoryFacts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plans without effect: the same look-up and the same decision, and nothing is performed. */
@Singleton
public final class Plans {

  private final Lanes lanes;
  private final DirectoryFacts facts;
  private final Apps apps;
  private final Links links;
  private final Clock clock;
  private final Planner planner;

  Plans(Lanes lanes, DirectoryFacts facts, Apps apps, Links links, Clock clock) {
    this.lanes = lanes;
    this.facts = facts;
    this.apps = apps;
    this.links = links;
    this.clock = clock;
    this.planner = new Planner(links);
  }

  /**
   * What would be done in one app.
   *
   * @param decision leave-alone, keep, close, hold, or unavailable when the app could not be asked
   */
  public record AppPlan(
      String app, String decision, List<? extends Effect> effects, List<Reason> reasons) {}

  /** The plans of all apps that know the person; empty when none does. */
  public List<AppPlan> of(String workerKey) {
    return apps.names().stream().sorted().flatMap(name -> plan(name, workerKey).stream()).toList();
  }

  private Optional<AppPlan> plan(String name, String workerKey) {
    return lanes
        .peek(new LaneKey(name, workerKey), clock.instant())
        .flatMap(claim -> apps.find(name).map(app -> plan(app, claim)));
  }

  private AppPlan plan(App app, LaneClaim claim) {
    try {
      DirectoryFact fact = facts.read(claim.desired());
      Task task =
          new Task(
              app,
              fact.person(),
              links.of(app.name(), fact.person().key()),
              false,
              claim.claimedAt());
      Decision decision =
          planner
              .plan(task, apps.accounts(app.name(), Urgency.NORMAL), Search.Depth.USUAL)
              .decision();
      return new AppPlan(app.name(), word(decision), decision.effects(), decision.reasons());
    } catch (CallFailure failure) {
      return new AppPlan(app.name(), "unavailable", List.of(), List.of(failure.reason()));
    }
  }

  private static String word(Decision decision) {
    return switch (decision) {
      case Decision.LeaveAlone alone -> "leave-alone";
      case Decision.Proceed proceed -> "keep";
      case Decision.CloseDown close -> "close";
      case Decision.Hold hold -> "hold";
    };
  }
}
