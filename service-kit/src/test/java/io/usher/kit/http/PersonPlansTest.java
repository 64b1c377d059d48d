// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.http.PersonPlans.PersonPlan;
import io.usher.kit.http.PersonPlans.TargetPlan;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LanePlanner;
import io.usher.kit.lane.LanePlanner.LanePlan;
import io.usher.kit.lane.LaneViews;
import io.usher.kit.lane.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the question for a plan is answered with. */
class PersonPlansTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final String KEY = "bamboo:17";

  @Test
  void eachTargetHasItsPlan() {
    try (RestResponse<PersonPlan> answer =
        ask(
            lane -> {
              boolean held = lane.key().target().equals("slack");
              return new LanePlan(LifecycleStage.ACTIVE, held, List.of(), List.of());
            },
            "jira",
            "slack")) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getEntity().plans())
          .extracting(TargetPlan::target, TargetPlan::decision, TargetPlan::stage)
          .containsExactly(tuple("jira", "no-change", "ACTIVE"), tuple("slack", "hold", "ACTIVE"));
    }
  }

  @Test
  void oneTargetThatIsAwayHidesNoOther() {
    try (RestResponse<PersonPlan> answer =
        ask(
            lane -> {
              if (lane.key().target().equals("slack")) {
                throw away(null);
              }
              return new LanePlan(LifecycleStage.ACTIVE, false, List.of(), List.of());
            },
            "jira",
            "slack")) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getEntity().plans())
          .extracting(TargetPlan::decision)
          .containsExactly("no-change", "unavailable");
    }
  }

  @Test
  void whileAllAreAwayItIsSaidWhenToAskAgain() {
    assertThat(retryAfter(away(null))).isEqualTo("5");
    assertThat(retryAfter(away(NOW.plusSeconds(90)))).isEqualTo("90");
    assertThat(retryAfter(away(NOW.minusSeconds(90)))).isEqualTo("1");
  }

  @Test
  void whatSomebodyMustMendIsNotAskedForAgain() {
    try (RestResponse<PersonPlan> answer =
        ask(
            lane -> {
              throw new CallFailure.Misconfigured(ReasonCode.TARGET_MISCONFIGURED, "a secret");
            },
            "entra")) {
      assertThat(answer.getStatus()).isEqualTo(502);
      assertThat(answer.getHeaderString("Retry-After")).isNull();
    }
  }

  @Test
  void aKeyThatIsNoneAndAPersonNobodyKnowsAreRefusedClearly() {
    PersonPlans plans = plans();
    LanePlanner none =
        lane -> {
          throw new IllegalStateException("nothing to plan");
        };
    assertThatThrownBy(() -> plans.of("nonsense", none))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(400));
    assertThatThrownBy(() -> plans.of(KEY, none))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  private static CallFailure.Later away(@Nullable Instant until) {
    Reason reason = Reason.of(ReasonCode.TARGET_UNAVAILABLE, "away");
    return new CallFailure.Later(until == null ? reason : reason.retriedAt(until), null);
  }

  private static String retryAfter(CallFailure failure) {
    try (RestResponse<PersonPlan> answer =
        ask(
            lane -> {
              throw failure;
            },
            "entra")) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getEntity().plans().getFirst().stage()).isNull();
      return answer.getHeaderString("Retry-After");
    }
  }

  private static RestResponse<PersonPlan> ask(LanePlanner planner, String... targets) {
    return plans(targets).of(KEY, planner);
  }

  private static PersonPlans plans(String... targets) {
    LaneViews lanes =
        new LaneViews() {
          @Override
          public List<LaneView> of(String workerKey) {
            throw new UnsupportedOperationException();
          }

          @Override
          public List<LaneClaim> peek(String workerKey) {
            return Stream.of(targets).map(PersonPlansTest::lane).toList();
          }
        };
    return new PersonPlans(lanes, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static LaneClaim lane(String target) {
    return new LaneClaim(
        new LaneKey(target, KEY), 1, null, new byte[0], "c", Urgency.NORMAL, 0, false, 0, NOW, NOW);
  }
}
