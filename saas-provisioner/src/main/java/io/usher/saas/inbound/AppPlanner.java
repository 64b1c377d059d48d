// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.inbound;

import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LanePlanner;
import io.usher.kit.lane.Urgency;
import io.usher.saas.Apps;
import io.usher.saas.domain.App;
import io.usher.saas.domain.Decision;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.Person;
import io.usher.saas.domain.Search;
import io.usher.saas.domain.work.Planner;
import io.usher.saas.domain.work.Task;
import jakarta.inject.Singleton;

/** Plans without effect: the same look-up and the same decision as the flow's. */
@Singleton
public final class AppPlanner implements LanePlanner {

  private final DirectoryFacts facts;
  private final Apps apps;
  private final Links links;
  private final Planner planner;

  AppPlanner(DirectoryFacts facts, Apps apps, Links links) {
    this.facts = facts;
    this.apps = apps;
    this.links = links;
    this.planner = new Planner(links);
  }

  @Override
  public LanePlan plan(LaneClaim lane) {
    Person person = facts.read(lane.desired()).person();
    App app = apps.named(lane.key().target());
    Task task = new Task(app, person, links.of(app.name(), person.key()), false, lane.claimedAt());
    Decision decision =
        planner
            .plan(task, apps.accounts(app.name(), Urgency.NORMAL), Search.Depth.USUAL)
            .decision();
    boolean held = decision instanceof Decision.Hold;
    return new LanePlan(person.stage(), held, decision.effects(), decision.reasons());
  }
}
