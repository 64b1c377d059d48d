// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import static io.usher.kit.KitLog.LOG;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.Causes;
import io.usher.kit.db.Trouble;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes problems of exceptions: a caller never sees a stack trace. */
public class ProblemMappers {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final int RETRY_SECONDS = 5;
  private static final String COMPARE = "Compare the request with the description at /q/openapi";

  @ServerExceptionMapper
  public Response refused(ProblemException e) {
    String detail = e.getMessage() == null ? "" : e.getMessage();
    return Problem.of(e.status(), e.code(), detail, e.action()).response();
  }

  @ServerExceptionMapper
  public Response malformed(MismatchedInputException e) {
    return malformed();
  }

  /** A key that nobody reads may be one that was meant to limit what is done. */
  @ServerExceptionMapper
  public Response unknownKey(UnrecognizedPropertyException e) {
    return malformed("There is no key " + e.getPropertyName() + " here");
  }

  @ServerExceptionMapper
  public Response away(CallFailure.Later e) {
    return away();
  }

  /** What the framework refuses itself: unknown path, wrong method or media type, bad body. */
  @ServerExceptionMapper
  public Response framework(WebApplicationException e) {
    Response response = e.getResponse();
    int status = response.getStatus();
    if (response.hasEntity() || status < BAD_REQUEST) {
      return response;
    }
    if (status == BAD_REQUEST && Causes.find(e, JsonProcessingException.class).isPresent()) {
      return malformed();
    }
    if (status >= SERVER_ERROR) {
      return unexpected(e);
    }
    if (status == NOT_FOUND && e.getCause() != null) {
      // The framework says 404 when it cannot convert a parameter; the path is right, though.
      return invalid("A parameter is not of its type");
    }
    ReasonCode code =
        status == TOO_LARGE ? ReasonCode.BODY_TOO_LARGE : ReasonCode.PARAMETER_INVALID;
    return Problem.of(status, code, response.getStatusInfo().getReasonPhrase(), COMPARE).response();
  }

  @ServerExceptionMapper
  public Response unexpected(Exception e) {
    if (Trouble.passes(e) || Causes.find(e, RetriableException.class).isPresent()) {
      return away();
    }
    if (Trouble.isUnstorableText(e)) {
      return invalid("The request has a character that no text may have");
    }
    String id = UUID.randomUUID().toString();
    LOG.requestFailed(id, e);
    return Problem.of(
            SERVER_ERROR,
            ReasonCode.INTERNAL_ERROR,
            "Unexpected failure " + id,
            "Tell this id to the operators: the service's log has the details")
        .response();
  }

  private static Response invalid(String detail) {
    return Problem.of(BAD_REQUEST, ReasonCode.PARAMETER_INVALID, detail, COMPARE).response();
  }

  private static Response malformed() {
    return malformed("The body is not the JSON that is expected here");
  }

  private static Response malformed(String detail) {
    return Problem.of(
            BAD_REQUEST,
            ReasonCode.BODY_MALFORMED,
            detail,
            "Compare the body with the description at /q/openapi")
        .response();
  }

  private static Response away() {
    Response response =
        Problem.of(
                UNAVAILABLE,
                ReasonCode.TEMPORARILY_UNAVAILABLE,
                "Database or broker cannot be reached; nothing was changed",
                "Send the same request again later")
            .response();
    return Response.fromResponse(response).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
  }
}
