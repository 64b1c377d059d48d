// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook: lower-case hex HMAC-SHA256 over the raw body followed by the
 * timestamp.
 *
 * @see <a href="https://documentation.bamboohr.com/docs/webhooks">BambooHR webhooks</a>
 */
public final class Signature {
  private Signature() {}

  public static String of(byte[] body, String timestamp, String privateKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(privateKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(body);
      return HexFormat.of().formatHex(mac.doFinal(timestamp.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
