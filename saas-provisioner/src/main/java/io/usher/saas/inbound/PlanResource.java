// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.inbound;

import io.usher.core.Effect;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.http.ProblemException;
import io.usher.saas.Plans;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Shows what would be done for one person now, and why. */
@Path("/v1/people/{key}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class PlanResource {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Plans plans;

  PlanResource(Plans plans) {
    this.plans = plans;
  }

  /** The plan of one person, per app. */
  public record PersonPlan(String workerKey, List<AppPlan> apps) {}

  /** The plan in one app: the same words as in the outcome once it is performed. */
  public record AppPlan(String app, String decision, List<Step> effects, List<Why> reasons) {}

  /** One effect. */
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
  @Operation(summary = "What would be done in each app now, and why; nothing is done")
  public PersonPlan plan(@PathParam("key") String key) {
    String workerKey = checked(key);
    List<AppPlan> apps = plans.of(workerKey).stream().map(PlanResource::shown).toList();
    if (apps.isEmpty()) {
      throw new ProblemException(
          NOT_FOUND,
          ReasonCode.WORKER_UNKNOWN,
          "No app has heard of " + workerKey,
          "Check the key; a new person needs a moment to arrive here");
    }
    return new PersonPlan(workerKey, apps);
  }

  private static AppPlan shown(Plans.AppPlan plan) {
    return new AppPlan(
        plan.app(),
        plan.decision(),
        plan.effects().stream().map(Step::of).toList(),
        plan.reasons().stream().map(Why::of).toList());
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
