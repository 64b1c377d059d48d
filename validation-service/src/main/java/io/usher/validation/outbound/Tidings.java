// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import static io.usher.validation.ValidationLog.LOG;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.Urgency;
import io.usher.validation.domain.Finding;
import io.usher.validation.domain.HeldNews;
import io.usher.validation.domain.Judgement;
import io.usher.validation.domain.Known;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes of a judgement what the engine writes and publishes. */
@Singleton
public class Tidings {

  private final JudgementMetrics metrics;

  Tidings(JudgementMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * How the work on the lane ended.
   *
   * @param record writes the judgement, in the engine's transaction
   */
  public LaneResult of(Judgement judgement, Known after, Instant now, Runnable record) {
    log(judgement);
    metrics.count(judgement);
    List<OutgoingEvent> events = events(judgement, now);
    boolean waits = judgement.next().isPresent();
    return judgement.held() && !waits
        ? new LaneResult.Held(events, record, reasons(after))
        : new LaneResult.Done(
            events,
            record,
            judgement.next().orElse(null),
            judgement.waitsFor().orElse(null),
            judgement.accessEndsNext() ? Urgency.LEAVER : Urgency.NORMAL);
  }

  private static List<OutgoingEvent> events(Judgement judgement, Instant now) {
    WorkerKey key = judgement.hrRecord().key();
    List<OutgoingEvent> events = new ArrayList<>();
    judgement.admission().map(ValidationEvents::admitted).ifPresent(events::add);
    judgement
        .heldNews()
        .map(news -> ValidationEvents.held(key, judgement.fact().version(), news, now))
        .ifPresent(events::add);
    return events;
  }

  private static List<Reason> reasons(Known after) {
    return after
        .hold()
        .map(hold -> hold.findings().stream().map(Finding::reason).toList())
        .orElse(List.of());
  }

  private static void log(Judgement judgement) {
    String key = judgement.hrRecord().key().toString();
    judgement.admission().ifPresent(it -> LOG.admitted(key, it.version(), it.stage().name()));
    judgement.heldNews().ifPresent(news -> log(key, judgement, news));
  }

  private static void log(String key, Judgement judgement, HeldNews news) {
    switch (news) {
      case HeldNews.Held held -> {
        LOG.held(key, codes(held.findings()));
        if (held.findings().stream().anyMatch(it -> it.code() == ReasonCode.BRAKE_LEAVERS)) {
          LOG.braked(key, judgement.hrRecord().key().source());
        }
      }
      case HeldNews.Released released -> LOG.noLongerHeld(key);
      case HeldNews.Cleared cleared -> LOG.noLongerHeld(key);
    }
  }

  private static String codes(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.code().code())
        .distinct()
        .collect(Collectors.joining(","));
  }
}
