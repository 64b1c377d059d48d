// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.mapping.Effects;
import io.usher.events.mapping.Reasons;
import io.usher.events.mapping.Statuses;
import io.usher.events.mapping.Times;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.IdentityCompleted;
import io.usher.events.v1.StageTimes;
import io.usher.kit.event.OutgoingEvent;
import io.usher.writeback.domain.Completion;
import io.usher.writeback.domain.CompletionDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A completion as the event that downstream teams read. */
public final class CompletedEvents {

  private CompletedEvents() {}

  /**
   * The event of a completion that is to be told, if it is.
   *
   * @param apps newest outcomes of the apps; those of older outcomes of the directory are passed
   *     over
   */
  public static List<OutgoingEvent> of(
      String workerKey,
      DirectoryOutcome directory,
      List<AppOutcome> apps,
      CompletionDecision decision) {
    return switch (decision) {
      case CompletionDecision.Tell tell ->
          List.of(event(workerKey, directory, apps, tell.completion()));
      case CompletionDecision.ToldAlready already -> List.of();
      case CompletionDecision.NotYet notYet -> List.of();
    };
  }

  private static OutgoingEvent event(
      String workerKey, DirectoryOutcome directory, List<AppOutcome> apps, Completion completion) {
    StageTimes times = times(directory, apps, completion.writtenBackAt());
    var account = Optional.ofNullable(directory.getAccount());
    IdentityCompleted value =
        IdentityCompleted.newBuilder()
            .setVersion(completion.version())
            .setAdmittedVersion(directory.getAdmittedVersion())
            .setStage(directory.getStage())
            .setStatus(Statuses.toAvro(completion.status()))
            .setUserPrincipalName(account.map(a -> a.getUserPrincipalName()).orElse(null))
            .setMail(account.map(a -> a.getMail()).orElse(null))
            .setWrittenBack(completion.writtenBack())
            .setEffects(Effects.toAvro(completion.effects()))
            .setReasons(Reasons.toAvro(completion.reasons()))
            .setHireToReadyMillis(hireToReady(times))
            .setTimes(times)
            .build();
    return new OutgoingEvent(
        Topics.IDENTITY_COMPLETED,
        workerKey,
        EventTypes.IDENTITY_COMPLETED,
        OutgoingEvent.idOf(Topics.IDENTITY_COMPLETED, workerKey, completion.version(), ""),
        value);
  }

  private static StageTimes times(
      DirectoryOutcome directory, List<AppOutcome> apps, Optional<Instant> writtenBackAt) {
    StageTimes times = directory.getTimes();
    for (AppOutcome app : apps) {
      if (app.getDirectoryVersion() >= directory.getVersion()) {
        times = Times.merged(times, app.getTimes());
      }
    }
    return StageTimes.newBuilder(times)
        .setWrittenBackAt(writtenBackAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(null))
        .build();
  }

  /** Null when a time is unknown or clocks disagree. */
  private static @Nullable Long hireToReady(StageTimes times) {
    Instant observed = times.getObservedAt();
    if (observed == null) {
      return null;
    }
    return Times.last(times)
        .map(last -> Duration.between(observed, last).toMillis())
        .filter(millis -> millis >= 0)
        .orElse(null);
  }
}
