// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import io.usher.core.CallFailure;
import io.usher.core.Effect;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.EntraDecision;
import io.usher.entra.domain.Situation;
import io.usher.entra.domain.work.Situations;
import io.usher.kit.http.ProblemException;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.Lanes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Shows what would be done for one person now, and why; nothing is done. */
@Path("/v1/people/{key}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class PlanResource {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int BAD_GATEWAY = 502;

  private final Lanes lanes;
  private final Admissions admissions;
  private final Situations situations;
  private final Clock clock;

  public PlanResource(Lanes lanes, Admissions admissions, Situations situations, Clock clock) {
    this.lanes = lanes;
    this.admissions = admissions;
    this.situations = situations;
    this.clock = clock;
  }

  /**
   * The plan of one person.
   *
   * @param version version of the admission that it is made for
   * @param decision {@code plan}, or {@code hold} when a person must decide first
   * @param effects what would be done, in this order; empty when nothing differs
   * @param reasons what would be left out, and why
   */
  public record PersonPlan(
      String workerKey,
      String stage,
      long version,
      String decision,
      List<Step> effects,
      List<Why> reasons) {}

  /** One effect, in the words of the outcome once it is performed. */
  public record Step(String operation, String target, String description) {

    static Step of(Effect effect) {
      return new Step(effect.operation(), effect.target(), effect.description());
    }
  }

  /** Why something is not done. */
  public record Why(String code, String message, @Nullable String field) {

    static Why of(Reason reason) {
      return new Why(reason.code().code(), reason.message(), reason.field());
    }
  }

  @GET
  @Operation(summary = "What would be done in the directory now, and why; nothing is done")
  public PersonPlan plan(@PathParam("key") String key) {
    Instant now = clock.instant();
    LaneClaim claim =
        lanes
            .peek(new LaneKey(Admissions.TARGET, checked(key)), now)
            .orElseThrow(() -> unknown(key));
    Admission admission = admissions.read(claim.desired());
    try {
      Situation situation = situations.look(admission, now);
      return shown(admission, situation.decide());
    } catch (CallFailure.Refused | CallFailure.Misconfigured failure) {
      throw new ProblemException(
          BAD_GATEWAY,
          failure.reason().code(),
          failure.reason().message(),
          "Mend what the reason names; docs/reason-codes.md tells how");
    }
  }

  private static PersonPlan shown(Admission admission, EntraDecision decision) {
    List<Why> reasons = decision.reasons().stream().map(Why::of).toList();
    return switch (decision) {
      case EntraDecision.Plan plan ->
          person(admission, "plan", plan.effects().stream().map(Step::of).toList(), reasons);
      case EntraDecision.Hold hold -> person(admission, "hold", List.of(), reasons);
    };
  }

  private static PersonPlan person(
      Admission admission, String decision, List<Step> effects, List<Why> reasons) {
    return new PersonPlan(
        admission.worker().key().toString(),
        admission.stage().stage().name(),
        admission.version(),
        decision,
        effects,
        reasons);
  }

  private static ProblemException unknown(String key) {
    return new ProblemException(
        NOT_FOUND,
        ReasonCode.WORKER_UNKNOWN,
        "No admitted identity has arrived for " + key,
        "Check the key; a new person needs a moment to arrive here");
  }

  private static String checked(String key) {
    try {
      return WorkerKey.parse(key).toString();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          BAD_REQUEST,
          ReasonCode.PARAMETER_INVALID,
          "A person is named by <source>:<workerId>",
          "Write the key as it stands in the events");
    }
  }
}
