// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;

/**
 * A reply that the caller must judge: a success, or a 4xx about this resource.
 *
 * @param status HTTP status
 * @param body the JSON body; a missing node when there was none or it was no JSON
 */
record ScimReply(int status, JsonNode body) {

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  boolean notFound() {
    return status == 404 || status == 410;
  }

  boolean conflict() {
    return status == 409 || (badRequest() && ErrorShapes.saysTaken(body));
  }

  boolean badRequest() {
    return status == 400;
  }

  /** A removal whose path selects nobody (RFC 7644 section 3.12). */
  boolean noTarget() {
    return badRequest() && body.path("scimType").asText("").equalsIgnoreCase("noTarget");
  }

  /** The app refuses this; only codes are told, as its text may hold personal data. */
  CallFailure.Refused refused(String operation) {
    return new CallFailure.Refused(
        status == 403 ? ReasonCode.TARGET_PERMISSION_MISSING : ReasonCode.TARGET_REFUSED,
        operation + " was refused: " + status + ErrorShapes.code(body));
  }

  @Override
  public String toString() {
    return "ScimReply[" + status + "]";
  }
}
