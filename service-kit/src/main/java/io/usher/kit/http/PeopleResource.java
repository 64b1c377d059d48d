// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import io.usher.kit.lane.LaneViews;
import io.usher.kit.lane.LaneViews.LaneView;
import io.usher.kit.lane.Lanes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Shows one person's lanes and lets them try again. */
@Path("/v1/people/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class PeopleResource {

  private final Lanes lanes;
  private final LaneViews laneViews;
  private final Clock clock;

  public PeopleResource(Lanes lanes, LaneViews laneViews, Clock clock) {
    this.lanes = lanes;
    this.laneViews = laneViews;
    this.clock = clock;
  }

  @GET
  @Operation(
      summary = "What is known, done and waited for, per target",
      description =
          "state is READY, RUNNING, WAITING, HELD or DONE; dueAt and reasons tell until when and for"
              + " what it waits. Times are UTC.")
  @APIResponse(responseCode = "200", description = "The person's lanes in this service")
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
  @APIResponse(responseCode = "404", description = "WORKER_UNKNOWN")
  @APIResponse(responseCode = "503", description = "TEMPORARILY_UNAVAILABLE")
  public PersonLanes person(
      @Parameter(description = "Worker key, <source>:<workerId>") @PathParam("key") String key) {
    String workerKey = WorkerKeys.checked(key);
    List<LaneView> views = known(workerKey, laneViews.of(workerKey));
    return new PersonLanes(workerKey, views.stream().map(PersonLanes.Lane::of).toList());
  }

  @POST
  @Path("/retry")
  @Operation(
      summary = "Makes the person's lanes, or the one of a target, due now",
      description = "Also a lane that is held, or done: the target is compared once more.")
  @APIResponse(responseCode = "200", description = "The lanes as they are now")
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
  @APIResponse(responseCode = "404", description = "WORKER_UNKNOWN, also without such a target")
  @APIResponse(responseCode = "503", description = "TEMPORARILY_UNAVAILABLE")
  public PersonLanes retry(
      @Parameter(description = "Worker key, <source>:<workerId>") @PathParam("key") String key,
      @Parameter(description = "Only this target; all of them without it") @QueryParam("target")
          @Nullable String target) {
    String workerKey = WorkerKeys.checked(key);
    List<LaneView> views =
        laneViews.of(workerKey).stream()
            .filter(view -> target == null || view.key().target().equals(target))
            .toList();
    known(workerKey, views).forEach(view -> lanes.retry(view.key(), clock.instant()));
    return person(workerKey);
  }

  private static List<LaneView> known(String workerKey, List<LaneView> views) {
    if (views.isEmpty()) {
      throw WorkerKeys.unknown(workerKey);
    }
    return views;
  }
}
