// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import io.usher.company.Secret;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.call.Answer;
import io.usher.kit.call.VendorHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The calls to BambooHR's API that we need, with {@code apiKey:x} as Basic credentials.
 *
 * <table>
 *   <caption>Beside the table of {@link VendorHttp}</caption>
 *   <tr><td>403</td><td>refused: the key may not see or change this</td></tr>
 *   <tr><td>404</td><td>refused: no such employee</td></tr>
 *   <tr><td>409</td><td>refused: the value, for example a duplicate address</td></tr>
 *   <tr><td>anything else but 200</td><td>refused</td></tr>
 * </table>
 */
final class BambooHrApi {

  private final VendorHttp http;
  private final URI baseUrl;
  private final String authorization;

  BambooHrApi(VendorHttp http, URI baseUrl, Secret apiKey) {
    this.http = http;
    this.baseUrl = baseUrl;
    byte[] credentials = (apiKey.reveal() + ":x").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /** The body of a 200. */
  byte[] get(String pathAndQuery) {
    return taken(http.read(request(pathAndQuery)));
  }

  /** Returns after a 200. */
  void post(String path, byte[] json) {
    taken(
        http.write(
            request(path)
                .header("Content-Type", "application/json")
                .post(RequestBody.create(json))));
  }

  private Request.Builder request(String pathAndQuery) {
    return new Request.Builder()
        .url(baseUrl + pathAndQuery)
        .header("Accept", "application/json")
        .header("Authorization", authorization);
  }

  private static byte[] taken(Answer answer) {
    int status = answer.status();
    if (status == 200) {
      return answer.body();
    }
    throw switch (status) {
      case 403 ->
          new CallFailure.Refused(
              ReasonCode.TARGET_PERMISSION_MISSING,
              "The API key may not see or change this in the employee's record");
      case 404 -> new CallFailure.Refused(ReasonCode.WORKER_UNKNOWN, "HR has no such employee");
      case 409 ->
          new CallFailure.Refused(
              ReasonCode.HR_VALUE_REFUSED,
              "HR refuses the value, for example because another employee has it");
      default ->
          new CallFailure.Refused(
              ReasonCode.TARGET_REFUSED, "The HR system answered " + status + " to this employee");
    };
  }
}
