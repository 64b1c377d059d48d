// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.lane.Lanes;
import io.usher.kit.lane.Lanes.LaneView;
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
import org.jspecify.annotations.Nullable;

/** Shows one person's lanes and lets them try again. */
@Path("/v1/people/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class PeopleResource {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Lanes lanes;
  private final Clock clock;

  public PeopleResource(Lanes lanes, Clock clock) {
    this.lanes = lanes;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "What is known, done and waited for, per target")
  public PersonLanes person(@PathParam("key") String key) {
    String workerKey = checked(key);
    List<LaneView> views = known(workerKey, lanes.of(workerKey));
    return new PersonLanes(workerKey, views.stream().map(PersonLanes.Lane::of).toList());
  }

  @POST
  @Path("/retry")
  @Operation(summary = "Makes the person's lanes, or the one of a target, due now")
  public PersonLanes retry(
      @PathParam("key") String key, @QueryParam("target") @Nullable String target) {
    String workerKey = checked(key);
    List<LaneView> views =
        lanes.of(workerKey).stream()
            .filter(view -> target == null || view.key().target().equals(target))
            .toList();
    known(workerKey, views).forEach(view -> lanes.retry(view.key(), clock.instant()));
    return person(workerKey);
  }

  private static List<LaneView> known(String workerKey, List<LaneView> views) {
    if (views.isEmpty()) {
      throw new ProblemException(
          NOT_FOUND,
          ReasonCode.WORKER_UNKNOWN,
          "This service has no such lane for " + workerKey,
          "Check the key and the target; a new person needs a moment to arrive here");
    }
    return views;
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
