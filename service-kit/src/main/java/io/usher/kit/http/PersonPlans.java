// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import io.usher.core.CallFailure;
import io.usher.core.Effect;
import io.usher.kit.http.PersonLanes.Why;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LanePlanner;
import io.usher.kit.lane.LanePlanner.LanePlan;
import io.usher.kit.lane.LaneViews;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows what would be done for one person now, and why; nothing is done. */
@Singleton
public class PersonPlans {

  private static final Duration LATER = Duration.ofSeconds(5);

  private final LaneViews lanes;
  private final Clock clock;

  public PersonPlans(LaneViews lanes, Clock clock) {
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * The plans of one person in this service.
   *
   * @param workerKey {@code <source>:<workerId>}
   * @param plans one per target, ordered by target
   */
  public record PersonPlan(String workerKey, List<TargetPlan> plans) {}

  /**
   * The plan in one target.
   *
   * @param version version of the desired state that it is made for
   * @param stage stage of the person in it; null when the plan is unavailable
   * @param decision {@code change}, {@code no-change}, {@code hold} when a person must decide
   *     first, or {@code unavailable} when the target cannot be asked now
   * @param effects what would be done, in this order, in the words of the outcome
   * @param reasons what would be left out, why it is held, or why it is unavailable
   */
  public record TargetPlan(
      String target,
      long version,
      @Nullable String stage,
      String decision,
      List<Step> effects,
      List<Why> reasons) {}

  /** One effect. */
  public record Step(String operation, String target, String description) {

    static Step of(Effect effect) {
      return new Step(effect.operation(), effect.target(), effect.description());
    }
  }

  /**
   * Answers 200; when no target at all can be asked, 503 with Retry-After if one may answer later,
   * else 502, because somebody must mend something first.
   *
   * @throws ProblemException when the key is none, or this service has not heard of the person
   */
  public RestResponse<PersonPlan> of(String key, LanePlanner planner) {
    String workerKey = WorkerKeys.checked(key);
    List<Attempt> attempts =
        lanes.peek(workerKey).stream().map(lane -> attempt(lane, planner)).toList();
    if (attempts.isEmpty()) {
      throw WorkerKeys.unknown(workerKey);
    }
    PersonPlan plan =
        new PersonPlan(workerKey, attempts.stream().map(attempt -> attempt.plan).toList());
    return attempts.stream().anyMatch(attempt -> attempt.failure.isEmpty())
        ? RestResponse.ok(plan)
        : unavailable(plan, attempts.stream().flatMap(attempt -> attempt.failure.stream()));
  }

  private record Attempt(TargetPlan plan, Optional<CallFailure> failure) {}

  private static Attempt attempt(LaneClaim lane, LanePlanner planner) {
    try {
      LanePlan plan = planner.plan(lane);
      return new Attempt(
          new TargetPlan(
              lane.key().target(),
              lane.version(),
              plan.stage().name(),
              decision(plan),
              plan.effects().stream().map(Step::of).toList(),
              plan.reasons().stream().map(Why::of).toList()),
          Optional.empty());
    } catch (CallFailure failure) {
      return new Attempt(
          new TargetPlan(
              lane.key().target(),
              lane.version(),
              null,
              "unavailable",
              List.of(),
              List.of(Why.of(failure.reason()))),
          Optional.of(failure));
    }
  }

  private static String decision(LanePlan plan) {
    if (plan.held()) {
      return "hold";
    }
    return plan.effects().isEmpty() ? "no-change" : "change";
  }

  private RestResponse<PersonPlan> unavailable(PersonPlan plan, Stream<CallFailure> failures) {
    Instant now = clock.instant();
    List<Duration> waits = new ArrayList<>();
    failures
        .filter(CallFailure.Later.class::isInstance)
        .map(later -> later.reason().nextTry().map(next -> Duration.between(now, next)))
        .forEach(wait -> waits.add(wait.orElse(LATER)));
    return waits.stream()
        .min(Duration::compareTo)
        .map(
            wait ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, plan)
                    .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
                    .build())
        .orElseGet(
            () ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.BAD_GATEWAY, plan).build());
  }
}
