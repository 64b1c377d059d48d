// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.core.ReasonCode;
import io.usher.ingest.ImportFlow;
import io.usher.ingest.IngestConfig;
import io.usher.ingest.domain.ImportMode;
import io.usher.ingest.domain.ImportOutcome;
import io.usher.ingest.domain.PastImports.RowSelection;
import io.usher.kit.http.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Uploads of whole files. */
@Path("/v1/sources/{source}/imports")
class ImportResource {

  private static final String CSV = "text/csv";
  private static final String SOURCE = "Name in sources.yaml";
  private static final String ID = "Id that the upload returned";
  private static final String DRY_RUN = "dry-run";
  private static final String AGAIN = "again";
  private static final List<String> PARAMETERS = List.of(DRY_RUN, AGAIN);

  private final ImportFlow flow;
  private final IngestMetrics metrics;
  private final Semaphore room;
  private final long maxBody;

  ImportResource(ImportFlow flow, IngestMetrics metrics, IngestConfig config) {
    this.flow = flow;
    this.metrics = metrics;
    this.room = new Semaphore(config.importsAtOnce());
    this.maxBody = config.importMaxBody().asLongValue();
  }

  @POST
  @Consumes({CSV, MediaType.APPLICATION_OCTET_STREAM, MediaType.TEXT_PLAIN})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Imports a file; with dry-run=true it only tells what each row would do",
      description = "Rows with a mistake are refused one by one, the others are taken in.")
  @APIResponse(responseCode = "200", description = "Committed; what became of each row")
  @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
  @APIResponse(responseCode = "404", description = "SOURCE_UNKNOWN")
  @APIResponse(responseCode = "409", description = "SOURCE_WRONG_TYPE")
  @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE")
  @APIResponse(
      responseCode = "422",
      description = "CSV_EMPTY, CSV_ENCODING, CSV_HEADER or CSV_QUOTE; nothing was taken in")
  @APIResponse(responseCode = "503", description = "TEMPORARILY_UNAVAILABLE; send it again")
  public ImportReport upload(
      @Parameter(description = SOURCE) @PathParam("source") String source,
      @Parameter(
              description = "Tell what each row would do, and do nothing",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam(DRY_RUN)
          @DefaultValue("false")
          String dryRun,
      @Parameter(
              description = "Compare every row, even when the last file had the same content",
              schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam(AGAIN)
          @DefaultValue("false")
          String again,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body) {
    return ImportReport.of(
        metrics.upload(source, () -> importNow(source, headers, body, mode(uri, dryRun, again))));
  }

  private static ImportMode mode(UriInfo uri, String dryRun, String again) {
    for (String name : uri.getQueryParameters().keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw invalid("There is no parameter " + name + ", only " + String.join(", ", PARAMETERS));
      }
    }
    return new ImportMode(isTrue(DRY_RUN, dryRun), isTrue(AGAIN, again));
  }

  /** Strict: a misspelt wish for a dry run must not import anything. */
  private static boolean isTrue(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name + " is true or false");
    };
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(
        400, ReasonCode.PARAMETER_INVALID, detail, "Mend the parameter; nothing was imported");
  }

  /** The whole file is in memory while it is imported, so only a few are let in at once. */
  private ImportOutcome importNow(
      String source, HttpHeaders headers, InputStream body, ImportMode mode) {
    flow.expectFileSource(source);
    if (!room.tryAcquire()) {
      throw new ProblemException(
          503,
          ReasonCode.TEMPORARILY_UNAVAILABLE,
          "Other imports are running",
          "Send the file again in a minute");
    }
    try {
      return flow.run(source, BoundedBody.read(body, headers.getLength(), maxBody), mode);
    } finally {
      room.release();
    }
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Tells what became of an import and of each row")
  @APIResponse(responseCode = "200", description = "Counts and at most 10,000 rows")
  @APIResponse(responseCode = "404", description = "IMPORT_UNKNOWN, SOURCE_UNKNOWN")
  public ImportReport find(
      @Parameter(description = SOURCE) @PathParam("source") String source,
      @Parameter(description = ID) @PathParam("id") String id) {
    return ImportReport.of(flow.find(source, id(id), RowSelection.ALL));
  }

  @GET
  @Path("/{id}/report")
  @Produces(CSV + ";charset=utf-8")
  @Operation(summary = "Tells the bad rows as a file that a spreadsheet can open safely")
  @APIResponse(responseCode = "200", description = "Line, worker id, code, column, what to do")
  @APIResponse(responseCode = "404", description = "IMPORT_UNKNOWN, SOURCE_UNKNOWN")
  public String report(
      @Parameter(description = SOURCE) @PathParam("source") String source,
      @Parameter(description = ID) @PathParam("id") String id) {
    return BadRowsCsv.of(flow.find(source, id(id), RowSelection.REFUSED).rows());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      throw ImportFlow.unknown();
    }
  }
}
