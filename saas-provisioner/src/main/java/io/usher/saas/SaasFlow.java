// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.smallrye.common.annotation.Blocking;
import io.usher.events.mapping.Stages;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.inbox.Inbox;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import io.usher.saas.domain.App;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.work.AppWork;
import io.usher.saas.domain.work.Ending;
import io.usher.saas.domain.work.Task;
import io.usher.saas.inbound.DirectoryFacts;
import io.usher.saas.outbound.events.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * From the directory to the apps. A directory outcome raises one lane per app. The lane tells the
 * birthright, looks the account up, decides, performs, reads back what must be proved, and records
 * the outcome; the last app of a person says that all are settled.
 */
@ApplicationScoped
public class SaasFlow implements LaneHandler {

  private final Inbox inbox;
  private final DirectoryFacts facts;
  private final Apps apps;
  private final Links links;
  private final Outcomes outcomes;
  private final Clock clock;
  private final AppWork work;

  SaasFlow(
      Inbox inbox, DirectoryFacts facts, Apps apps, Links links, Outcomes outcomes, Clock clock) {
    this.inbox = inbox;
    this.facts = facts;
    this.apps = apps;
    this.links = links;
    this.outcomes = outcomes;
    this.clock = clock;
    this.work = new AppWork(links);
  }

  /** Takes directory outcomes in; acknowledged after the commit. */
  @Incoming("directory")
  @Blocking
  public void receive(ConsumerRecords<String, byte[]> records) {
    Instant now = clock.instant();
    inbox.receive(records, DirectoryOutcome.class, received -> route(received, now));
  }

  private List<LaneUpdate> route(Inbox.Received<DirectoryOutcome> received, Instant now) {
    DirectoryOutcome outcome = received.value();
    boolean leaving =
        Stages.fromAvro(outcome.getStage()).filter(stage -> stage.leaving()).isPresent();
    Urgency urgency = leaving ? Urgency.LEAVER : Urgency.NORMAL;
    return apps.names().stream()
        .map(app -> new LaneKey(app, received.key()))
        .map(
            lane ->
                new LaneUpdate(
                    lane, outcome.getVersion(), received.bytes(), received.eventId(), urgency, now))
        .toList();
  }

  @Override
  public LaneResult handle(LaneClaim claim) {
    App app = apps.named(claim.key().target());
    DirectoryFact fact = facts.read(claim.desired());
    Task task = task(claim, app, fact);
    Ending ending = work.run(task, apps.accounts(claim.key().target(), claim.urgency()));
    return result(ending, () -> outcomes.record(task.app(), fact, ending));
  }

  private Task task(LaneClaim claim, App app, DirectoryFact fact) {
    Link link = links.of(app.name(), fact.person().key());
    Long applied = claim.appliedVersion();
    boolean newer = applied == null || applied < claim.version();
    boolean firstTry = newer && claim.attempts() == 0 && !claim.outcomeUnknown();
    Link known = claim.outcomeUnknown() ? link.doubted() : link;
    return new Task(app, fact.person(), known, firstTry, claim.claimedAt());
  }

  private static LaneResult result(Ending ending, Runnable record) {
    return switch (ending) {
      case Ending.Done done -> LaneResult.done(List.of(), record);
      case Ending.Again again -> new LaneResult.Later(List.of(), record, again.reason());
      case Ending.Held held -> new LaneResult.Held(List.of(), record, held.report().reasons());
      case Ending.Misconfigured wrong -> new LaneResult.Paused(List.of(), record, wrong.reason());
    };
  }
}
