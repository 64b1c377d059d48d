// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import io.usher.core.WorkerKey;
import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.Times;
import io.usher.events.mapping.WorkerRecords;
import io.usher.events.v1.HeldStatus;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.StageTimes;
import io.usher.kit.event.OutgoingEvent;
import io.usher.validation.domain.Admission;
import io.usher.validation.domain.Correction;
import io.usher.validation.domain.Finding;
import io.usher.validation.domain.HeldNews;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** Judgements as records on the topics of this service. */
final class ValidationEvents {

  private ValidationEvents() {}

  /** The admission on {@code usher.identity.admitted.v1}. */
  static OutgoingEvent admitted(Admission admission) {
    String key = admission.worker().key().toString();
    IdentityAdmitted value =
        IdentityAdmitted.newBuilder()
            .setVersion(admission.version())
            .setObservedVersion(admission.observedVersion())
            .setStage(Stages.toAvro(admission.stage()))
            .setUrgent(admission.position().urgent())
            .setSignInBlocked(admission.signInBlocked())
            .setWorker(WorkerRecords.toAvro(admission.worker()))
            .setAbsentFields(WorkerRecords.absentFields(admission.worker()))
            .setCorrections(admission.corrections().stream().map(ValidationEvents::toAvro).toList())
            .setTimes(
                StageTimes.newBuilder(Times.observed(admission.observedAt()))
                    .setAdmittedAt(admission.at().truncatedTo(ChronoUnit.MILLIS))
                    .build())
            .build();
    return event(
        Topics.IDENTITY_ADMITTED, key, EventTypes.IDENTITY_ADMITTED, admission.version(), value);
  }

  /** The news on {@code usher.identity.held.v1}. */
  static OutgoingEvent held(WorkerKey key, long observedVersion, HeldNews news, Instant at) {
    IdentityHeld.Builder value =
        IdentityHeld.newBuilder()
            .setVersion(news.version())
            .setObservedVersion(observedVersion)
            .setAt(at.truncatedTo(ChronoUnit.MILLIS));
    switch (news) {
      case HeldNews.Held held ->
          value
              .setStatus(HeldStatus.HELD)
              .setFindings(held.findings().stream().map(ValidationEvents::toAvro).toList());
      case HeldNews.Released released -> value.setStatus(HeldStatus.RELEASED).setBy(released.by());
      case HeldNews.Cleared cleared -> value.setStatus(HeldStatus.CLEARED);
    }
    return event(
        Topics.IDENTITY_HELD,
        key.toString(),
        EventTypes.IDENTITY_HELD,
        news.version(),
        value.build());
  }

  private static OutgoingEvent event(
      String topic, String key, String type, long version, SpecificRecord value) {
    return new OutgoingEvent(topic, key, type, OutgoingEvent.idOf(topic, key, version, ""), value);
  }

  private static io.usher.events.v1.Correction toAvro(Correction correction) {
    return new io.usher.events.v1.Correction(
        correction.field().key(),
        correction.before(),
        correction.after(),
        correction.rule(),
        correction.by());
  }

  private static io.usher.events.v1.Finding toAvro(Finding finding) {
    return new io.usher.events.v1.Finding(
        finding.code().code(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.field(),
        finding.message());
  }
}
