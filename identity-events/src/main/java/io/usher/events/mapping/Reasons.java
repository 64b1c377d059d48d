// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reasons, with their stable codes. */
public final class Reasons {

  private static final Map<String, ReasonCode> BY_CODE =
      Arrays.stream(ReasonCode.values())
          .collect(Collectors.toMap(ReasonCode::code, Function.identity()));

  private Reasons() {}

  /** Times are cut to milliseconds. */
  public static io.usher.events.v1.Reason toAvro(Reason reason) {
    return new io.usher.events.v1.Reason(
        reason.code().code(),
        reason.message(),
        reason.field(),
        reason.nextTry().map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(null));
  }

  public static List<io.usher.events.v1.Reason> toAvro(Collection<Reason> reasons) {
    return reasons.stream().map(Reasons::toAvro).toList();
  }

  /**
   * The kernel's reason. A code that a newer producer wrote becomes {@link
   * ReasonCode#REASON_UNKNOWN} and stands in the message, so that it is never lost.
   */
  public static Reason fromAvro(io.usher.events.v1.Reason reason) {
    ReasonCode known = BY_CODE.get(reason.getCode());
    return known == null
        ? new Reason(
            ReasonCode.REASON_UNKNOWN,
            reason.getCode() + ": " + reason.getMessage(),
            reason.getField(),
            reason.getRetryAt())
        : new Reason(known, reason.getMessage(), reason.getField(), reason.getRetryAt());
  }

  public static List<Reason> fromAvro(Collection<io.usher.events.v1.Reason> reasons) {
    return reasons.stream().map(Reasons::fromAvro).toList();
  }
}
