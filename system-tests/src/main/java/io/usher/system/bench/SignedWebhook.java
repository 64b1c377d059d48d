// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.system.client.Web;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * BambooHR's thin webhook, signed over the raw body followed by the timestamp.
 *
 * @see <a href="https://documentation.bamboohr.com/docs/webhooks">BambooHR webhooks</a>
 */
final class SignedWebhook {

  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private final Web web;
  private final String url;
  private final String secret;
  private final Clock clock;

  /**
   * @param web the client
   * @param url address of the webhook
   * @param secret the secret that the source shares with Usher
   * @param clock for the timestamps
   */
  SignedWebhook(Web web, String url, String secret, Clock clock) {
    this.web = web;
    this.url = url;
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * Tells of an event.
   *
   * @param type {@code employee.created} or {@code employee.updated}
   * @param employeeId whom it is about
   * @return the HTTP status of the answer
   */
  int tell(String type, String employeeId) {
    Instant now = clock.instant();
    String timestamp = Long.toString(now.getEpochSecond());
    byte[] body =
        """
        {"type":"%s","timestamp":"%s","data":{"companyId":"1","employeeId":"%s","changedFields":[]}}"""
            .formatted(type, EVENT_TIME.format(now), employeeId)
            .getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "X-BambooHR-Timestamp",
            timestamp,
            "X-BambooHR-Signature",
            signature(body, timestamp));
    return web.post(url, headers, body).status();
  }

  private String signature(byte[] body, String timestamp) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(body);
      return HexFormat.of().formatHex(mac.doFinal(timestamp.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }
}
