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
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Uploads of whole files. */
@Path("/v1/sources/{source}/imports")
class ImportResource {

  private static final String CSV = "text/csv";

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
  @Operation(summary = "Imports a file; with dry-run=true it only tells what each row would do")
  public ImportReport upload(
      @PathParam("source") String source,
      @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("dry-run")
          @DefaultValue("false")
          String dryRun,
      @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("again")
          @DefaultValue("false")
          String again,
      @Context HttpHeaders headers,
      InputStream body) {
    return ImportReport.of(
        metrics.upload(
            source,
            () -> importNow(source, headers, body, mode(dryRun, again)),
            outcome -> outcome.upload().counts()));
  }

  private static ImportMode mode(String dryRun, String again) {
    return new ImportMode(isTrue("dry-run", dryRun), isTrue("again", again));
  }

  /** Strict: a misspelt wish for a dry run must not import anything. */
  private static boolean isTrue(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ProblemException(
              400,
              ReasonCode.PARAMETER_INVALID,
              name + " is true or false",
              "Mend the parameter; nothing was imported");
    };
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
  public ImportReport find(@PathParam("source") String source, @PathParam("id") String id) {
    return ImportReport.of(flow.find(source, id(id), RowSelection.ALL));
  }

  @GET
  @Path("/{id}/report")
  @Produces(CSV + ";charset=utf-8")
  @Operation(summary = "Tells the bad rows as a file that a spreadsheet can open safely")
  public String report(@PathParam("source") String source, @PathParam("id") String id) {
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
