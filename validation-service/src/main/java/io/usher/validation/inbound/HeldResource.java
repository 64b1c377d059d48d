// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.inbound;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.kit.http.ProblemException;
import io.usher.validation.HeldDesk;
import io.usher.validation.domain.HeldRecords;
import io.usher.validation.domain.Wish;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Held records: read, release, correct. */
@Path("/v1/held")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Held records")
@Singleton
public class HeldResource {

  private static final int BAD_REQUEST = 400;
  private static final int MOST = 500;
  private static final int LONGEST_TEXT = 1000;
  private static final String KEY = "Worker key, <source>:<workerId>";

  private final HeldDesk desk;

  HeldResource(HeldDesk desk) {
    this.desk = desk;
  }

  @GET
  @Operation(
      summary = "Who is held, and why",
      description = "Ordered by key; pass next as after for the next page. No values are shown.")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
  public HeldAnswers.Page page(
      @Parameter(description = "Only with a finding of this code") @QueryParam("code")
          @Nullable String code,
      @Parameter(description = "Only of this source") @QueryParam("source") @Nullable String source,
      @Parameter(description = "Only keys after this one") @QueryParam("after") @DefaultValue("")
          String after,
      @Parameter(description = "At most so many, 1 to 500") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw invalid("limit is 1 to " + MOST);
    }
    Optional<ReasonCode> wanted = Optional.ofNullable(code).map(HeldResource::codeOf);
    HeldRecords.Filter filter =
        new HeldRecords.Filter(Optional.ofNullable(source), wanted, after, limit + 1);
    return HeldAnswers.Page.of(desk.page(filter), limit);
  }

  @GET
  @Path("/{key}")
  @Operation(
      summary = "One held record, with the values that were found",
      description = "The only place that shows the values: for those who mend them.")
  @APIResponse(responseCode = "200", description = "The findings and the values")
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
  @APIResponse(responseCode = "404", description = "WORKER_UNKNOWN")
  @APIResponse(responseCode = "409", description = "NOT_HELD")
  public HeldAnswers.Person person(@Parameter(description = KEY) @PathParam("key") String key) {
    WorkerKey who = keyOf(key);
    return HeldAnswers.Person.of(who, desk.held(who));
  }

  @POST
  @Path("/{key}/release")
  @Operation(
      summary = "Lets findings go",
      description =
          "It counts as long as HR's values stay the same. The same release twice is done once.")
  @APIResponse(
      responseCode = "202",
      description = "Kept; the person is judged again at once",
      content = @Content(schema = @Schema(implementation = HeldAnswers.Accepted.class)))
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, BODY_MALFORMED")
  @APIResponse(responseCode = "404", description = "WORKER_UNKNOWN")
  @APIResponse(responseCode = "409", description = "NOT_HELD")
  public Response release(
      @Parameter(description = KEY) @PathParam("key") String key,
      @Nullable ReleaseRequest request) {
    WorkerKey who = keyOf(key);
    ReleaseRequest body = present(request);
    if (body.codes() != null && body.codes().isEmpty()) {
      throw invalid("codes names at least one finding; without it all are let go");
    }
    Set<ReasonCode> codes =
        Objects.requireNonNullElse(body.codes(), List.<String>of()).stream()
            .map(HeldResource::codeOf)
            .collect(Collectors.toUnmodifiableSet());
    desk.fulfil(who, new Wish.Release(text(body.by(), "by"), text(body.reason(), "reason"), codes));
    return Response.accepted(new HeldAnswers.Accepted(who.toString())).build();
  }

  @POST
  @Path("/{key}/correct")
  @Operation(
      summary = "Puts values in the place of HR's",
      description =
          "A correction is used as long as HR still says what it said; HR's newer value wins.")
  @APIResponse(
      responseCode = "202",
      description = "Kept; the person is judged again at once",
      content = @Content(schema = @Schema(implementation = HeldAnswers.Accepted.class)))
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, BODY_MALFORMED")
  @APIResponse(responseCode = "404", description = "WORKER_UNKNOWN")
  @APIResponse(responseCode = "409", description = "NOT_HELD")
  public Response correct(
      @Parameter(description = KEY) @PathParam("key") String key,
      @Nullable CorrectRequest request) {
    WorkerKey who = keyOf(key);
    CorrectRequest body = present(request);
    Map<WorkerField, String> fields = new EnumMap<>(WorkerField.class);
    Objects.requireNonNullElse(body.fields(), Map.<String, String>of())
        .forEach((name, value) -> fields.put(fieldOf(name), text(value, name)));
    if (fields.isEmpty()) {
      throw invalid("fields names at least one field");
    }
    desk.fulfil(
        who, new Wish.Correct(text(body.by(), "by"), text(body.reason(), "reason"), fields));
    return Response.accepted(new HeldAnswers.Accepted(who.toString())).build();
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw invalid("A JSON body is needed");
    }
    return body;
  }

  private static String text(@Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw invalid(name + " is a text that is not blank");
    }
    if (value.length() > LONGEST_TEXT) {
      throw invalid(name + " has at most " + LONGEST_TEXT + " characters");
    }
    return value.strip();
  }

  private static WorkerField fieldOf(String name) {
    return WorkerField.byKey(name).orElseThrow(() -> invalid("There is no field " + name));
  }

  private static ReasonCode codeOf(String text) {
    return Arrays.stream(ReasonCode.values())
        .filter(code -> code.code().equals(text))
        .findFirst()
        .orElseThrow(() -> invalid("There is no reason code " + text));
  }

  private static WorkerKey keyOf(String key) {
    try {
      return WorkerKey.parse(key);
    } catch (IllegalArgumentException e) {
      throw invalid("A person is named by <source>:<workerId>");
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(
        BAD_REQUEST,
        ReasonCode.PARAMETER_INVALID,
        detail,
        "Compare the request with the description at /q/openapi");
  }
}
