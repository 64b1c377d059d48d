// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.ingest.IngestConfig;
import io.usher.ingest.IngestFlow;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.Receipt;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Takes webhooks in. The body is kept as raw bytes: the signature is over them. */
@Path("/v1/sources/{source}/webhook")
class WebhookResource {

  private final IngestFlow flow;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final long maxBody;

  WebhookResource(IngestFlow flow, IngestMetrics metrics, Clock clock, IngestConfig config) {
    this.flow = flow;
    this.metrics = metrics;
    this.clock = clock;
    this.maxBody = config.webhookMaxBody().asLongValue();
  }

  /**
   * @param status {@code accepted}, {@code duplicate} or {@code ignored}
   */
  record Answer(String status) {}

  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Takes in a webhook of an HR system; 200 means that it is committed",
      description =
          "Signed as the source's vendor does it. status is accepted, duplicate or ignored.")
  @APIResponse(responseCode = "200", description = "Committed, or nothing to do")
  @APIResponse(responseCode = "400", description = "BODY_MALFORMED")
  @APIResponse(
      responseCode = "401",
      description = "SIGNATURE_MISSING, SIGNATURE_INVALID or TIMESTAMP_OUTSIDE_WINDOW")
  @APIResponse(responseCode = "404", description = "SOURCE_UNKNOWN")
  @APIResponse(responseCode = "409", description = "SOURCE_WRONG_TYPE")
  @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE")
  @APIResponse(responseCode = "503", description = "TEMPORARILY_UNAVAILABLE; send it again")
  public Answer receive(
      @Parameter(description = "Name in sources.yaml") @PathParam("source") String source,
      @Context HttpHeaders headers,
      InputStream body) {
    Receipt receipt = metrics.delivery(source, () -> flow.receive(source, delivery(headers, body)));
    return new Answer(receipt.answer());
  }

  private Delivery delivery(HttpHeaders headers, InputStream body) {
    byte[] bytes = BoundedBody.read(body, headers.getLength(), maxBody);
    Map<String, String> first =
        headers.getRequestHeaders().entrySet().stream()
            .filter(header -> !header.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    return new Delivery(first, bytes, clock.instant());
  }
}
