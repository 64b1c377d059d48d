// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.usher.validation.domain.Finding;
import io.usher.validation.domain.Judgement;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts judgements and findings, by code; nothing about a person. */
@Singleton
class JudgementMetrics {

  private final MeterRegistry meters;

  JudgementMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Judgement judgement) {
    meters.counter("usher.validation.judgements", "outcome", outcome(judgement)).increment();
    judgement.findings().forEach(this::count);
  }

  private void count(Finding finding) {
    meters
        .counter(
            "usher.validation.findings",
            "code",
            finding.code().code(),
            "severity",
            finding.severity().name().toLowerCase(Locale.ROOT))
        .increment();
  }

  private static String outcome(Judgement judgement) {
    if (judgement.held()) {
      return "held";
    }
    return judgement.admission().isPresent() ? "admitted" : "unchanged";
  }
}
