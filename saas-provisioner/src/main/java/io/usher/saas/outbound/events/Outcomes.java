// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.events;

import static io.usher.saas.SaasLog.LOG;

import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.mapping.Effects;
import io.usher.events.mapping.Reasons;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.Statuses;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.StageTimes;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.outbox.Outbox;
import io.usher.saas.Apps;
import io.usher.saas.DirectoryFact;
import io.usher.saas.domain.App;
import io.usher.saas.domain.Settlements;
import io.usher.saas.domain.work.Ending;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Records how a try ended, and tells it. */
@Singleton
public final class Outcomes {

  private final Settlements settlements;
  private final Outbox outbox;
  private final Apps apps;
  private final Clock clock;

  Outcomes(Settlements settlements, Outbox outbox, Apps apps, Clock clock) {
    this.settlements = settlements;
    this.outbox = outbox;
    this.apps = apps;
    this.clock = clock;
  }

  /**
   * Writes the memory and the outcome; in the transaction that completes the lane. Exactly the last
   * app to settle says that all are.
   */
  public void record(App app, DirectoryFact fact, Ending ending) {
    WorkerKey key = fact.person().key();
    log(key, app.name(), ending);
    boolean settles = settles(ending);
    boolean says = says(fact, ending.report(), settles);
    settlements.record(
        new Settlements.End(
            app.name(), key, ending.link(), settles ? fact.directoryVersion() : 0, apps.names()),
        recorded -> {
          if (says) {
            outbox.append(List.of(event(app.name(), fact, ending.report(), recorded)));
          }
        });
  }

  /**
   * While the directory still works on the person, an app tells only what is new: for the
   * directory's last outcome it speaks again.
   */
  private static boolean says(DirectoryFact fact, Ending.Report report, boolean settles) {
    boolean news = !report.effects().isEmpty();
    boolean lacks = report.status() != OutcomeStatus.UNCHANGED;
    return news || (settles && (lacks || fact.person().directoryStatus() != OutcomeStatus.WAITING));
  }

  private static void log(WorkerKey key, String app, Ending ending) {
    switch (ending) {
      case Ending.Done done -> {}
      case Ending.Again again -> {
        if (again.settled() && again.reason().code() == ReasonCode.CLOSE_NOT_VERIFIED) {
          LOG.notClosed(key.toString(), app);
        }
      }
      case Ending.Held held ->
          LOG.held(key.toString(), app, held.report().reasons().getFirst().code().code());
      case Ending.Misconfigured wrong -> LOG.misconfigured(app, wrong.reason().code().code());
    }
  }

  /** A held app has ended its work too, with reasons: nobody waits for it. */
  private static boolean settles(Ending ending) {
    return switch (ending) {
      case Ending.Done done -> true;
      case Ending.Again again -> again.settled();
      case Ending.Held held -> true;
      case Ending.Misconfigured wrong -> false;
    };
  }

  private OutgoingEvent event(
      String app, DirectoryFact fact, Ending.Report report, Settlements.Recorded recorded) {
    String key = fact.person().key().toString();
    LifecycleStage stage = fact.person().stage();
    AppOutcome outcome =
        AppOutcome.newBuilder()
            .setVersion(recorded.version())
            .setAdmittedVersion(fact.admittedVersion())
            .setDirectoryVersion(fact.directoryVersion())
            .setApp(app)
            .setStage(Stages.toAvro(stage))
            .setStatus(Statuses.toAvro(report.status()))
            .setAccountId(report.account().id())
            .setActive(report.account().active())
            .setClosedVerified(report.account().seenClosed())
            .setEntitlements(report.account().entitlements())
            .setEffects(Effects.toAvro(report.effects()))
            .setReasons(Reasons.toAvro(report.reasons()))
            .setAllAppsSettled(recorded.all())
            .setTimes(times(fact.times(), recorded.all()))
            .build();
    return new OutgoingEvent(
        Topics.IDENTITY_APPS,
        key,
        EventTypes.APP_OUTCOME,
        OutgoingEvent.idOf(Topics.IDENTITY_APPS, key, recorded.version(), app),
        outcome);
  }

  private StageTimes times(StageTimes received, boolean allSettled) {
    if (!allSettled) {
      return received;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return StageTimes.newBuilder(received).setAppsAt(now).build();
  }
}
