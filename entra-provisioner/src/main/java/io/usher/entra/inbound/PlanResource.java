// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import io.usher.core.CallFailure;
import io.usher.core.Effect;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.EntraDecision;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows what would be done for one person now, and why; nothing is done. */
@Path("/v1/people/{key}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class PlanResource {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final long RETRY_SECONDS = 5;

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
   * @param stage stage of that admission; UNKNOWN when a newer version of Usher wrote it
   * @param decision {@code plan}, {@code hold} when a person must decide first, or {@code
   *     unavailable} when the directory could not be asked: with status 503 and Retry-After when it
   *     may answer later, with 502 when somebody must mend something first
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
  public RestResponse<PersonPlan> plan(@PathParam("key") String key) {
    Instant now = clock.instant();
    LaneClaim claim =
        lanes
            .peek(new LaneKey(Admissions.TARGET, checked(key)), now)
            .orElseThrow(() -> unknown(key));
    Optional<Admission> admission = Optional.empty();
    try {
      admission = Optional.of(admissions.read(claim.desired()));
      EntraDecision decision = situations.look(admission.get(), now).decide();
      return RestResponse.ok(shown(claim, admission, decision));
    } catch (CallFailure failure) {
      return unavailable(
          person(claim, admission, "unavailable", List.of(), List.of(failure.reason())),
          failure,
          now);
    }
  }

  private static PersonPlan shown(
      LaneClaim claim, Optional<Admission> admission, EntraDecision decision) {
    return switch (decision) {
      case EntraDecision.Plan plan ->
          person(claim, admission, "plan", plan.effects(), plan.reasons());
      case EntraDecision.Hold hold -> person(claim, admission, "hold", List.of(), hold.reasons());
    };
  }

  private static PersonPlan person(
      LaneClaim claim,
      Optional<Admission> admission,
      String decision,
      List<? extends Effect> effects,
      List<Reason> reasons) {
    return new PersonPlan(
        claim.key().workerKey(),
        admission.map(read -> read.stage().stage().name()).orElse("UNKNOWN"),
        claim.version(),
        decision,
        effects.stream().map(Step::of).toList(),
        reasons.stream().map(Why::of).toList());
  }

  /** The same shape as any plan, with the status of a gateway. */
  private static RestResponse<PersonPlan> unavailable(
      PersonPlan plan, CallFailure failure, Instant now) {
    return switch (failure) {
      case CallFailure.Later later ->
          RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, plan)
              .header(HttpHeaders.RETRY_AFTER, secondsUntil(later.reason(), now))
              .build();
      case CallFailure.Refused refused -> badGateway(plan);
      case CallFailure.Misconfigured wrong -> badGateway(plan);
    };
  }

  private static RestResponse<PersonPlan> badGateway(PersonPlan plan) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.BAD_GATEWAY, plan).build();
  }

  private static long secondsUntil(Reason reason, Instant now) {
    return reason
        .nextTry()
        .map(next -> Math.max(1, Duration.between(now, next).toSeconds()))
        .orElse(RETRY_SECONDS);
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
