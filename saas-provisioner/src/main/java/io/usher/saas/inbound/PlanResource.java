// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.inbound;

import io.usher.kit.http.PersonPlans;
import io.usher.kit.http.PersonPlans.PersonPlan;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows what would be done for one person now, and why; nothing is done. */
@Path("/v1/people/{key}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class PlanResource {

  private final PersonPlans plans;
  private final AppPlanner planner;

  public PlanResource(PersonPlans plans, AppPlanner planner) {
    this.plans = plans;
    this.planner = planner;
  }

  @GET
  @Operation(
      summary = "What would be done in each app now, and why; nothing is done",
      description = "decision is change, no-change, hold or unavailable; effects stand in order.")
  @APIResponse(responseCode = "200", description = "A plan for each target")
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
  @APIResponse(responseCode = "404", description = "WORKER_UNKNOWN")
  @APIResponse(responseCode = "502", description = "No target can be asked until it is mended")
  @APIResponse(responseCode = "503", description = "No target can be asked now; see Retry-After")
  public RestResponse<PersonPlan> plan(
      @Parameter(description = "Worker key, <source>:<workerId>") @PathParam("key") String key) {
    return plans.of(key, planner);
  }
}
