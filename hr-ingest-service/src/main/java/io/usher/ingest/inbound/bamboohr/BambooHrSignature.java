// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import io.usher.company.Secret;
import io.usher.company.Source;
import io.usher.core.ReasonCode;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a delivery is genuine and fresh.
 *
 * <p>The signature is the lower-case hex HMAC-SHA256, under the webhook's private key, of the raw
 * body followed by the text of the timestamp header, without a separator. Following <a
 * href="https://documentation.bamboohr.com/docs/webhooks">the vendor's description</a>; samples
 * that sign {@code timestamp.body} are wrong by it.
 */
final class BambooHrSignature {

  static final String SIGNATURE = "X-BambooHR-Signature";
  static final String TIMESTAMP = "X-BambooHR-Timestamp";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}");

  private final List<SecretKeySpec> keys;
  private final Duration tolerance;

  BambooHrSignature(Source.Webhook webhook) {
    this.keys =
        webhook.secrets().stream()
            .map(Secret::bytes)
            .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
            .toList();
    this.tolerance = webhook.tolerance();
  }

  /** Why the delivery is not to be believed; empty when it is genuine and fresh. */
  Optional<Refused> objection(Delivery delivery) {
    Optional<String> signature = delivery.header(SIGNATURE);
    Optional<String> timestamp = delivery.header(TIMESTAMP);
    if (signature.isEmpty() || timestamp.isEmpty()) {
      return Optional.of(
          new Refused(
              401,
              ReasonCode.SIGNATURE_MISSING,
              "The delivery is not signed",
              "Send the headers " + SIGNATURE + " and " + TIMESTAMP));
    }
    if (!UNIX_SECONDS.matcher(timestamp.get()).matches()
        || !genuine(signature.get(), message(delivery, timestamp.get()))) {
      return Optional.of(
          new Refused(
              401,
              ReasonCode.SIGNATURE_INVALID,
              "The signature does not belong to this body and timestamp",
              "Compare the webhook's private key with the secrets of the source"));
    }
    return fresh(delivery) ? Optional.empty() : Optional.of(stale());
  }

  /**
   * The same for a delivery that is sent again, whatever key signed it and however it is written.
   */
  static String fingerprint(Delivery delivery) {
    byte[] message = message(delivery, delivery.header(TIMESTAMP).orElse(""));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** When a replay of this delivery begins to be refused for its age. */
  Instant refusedFrom(Delivery delivery) {
    return sentAt(delivery).plus(tolerance);
  }

  private boolean fresh(Delivery delivery) {
    Duration age = Duration.between(sentAt(delivery), delivery.receivedAt()).abs();
    return age.compareTo(tolerance) <= 0;
  }

  private Refused stale() {
    return new Refused(
        401,
        ReasonCode.TIMESTAMP_OUTSIDE_WINDOW,
        "The delivery was signed more than " + tolerance + " ago or in the future",
        "Check both clocks; what changed is found by the next listing");
  }

  private static Instant sentAt(Delivery delivery) {
    return Instant.ofEpochSecond(Long.parseLong(delivery.header(TIMESTAMP).orElseThrow()));
  }

  private boolean genuine(String signature, byte[] message) {
    byte @Nullable [] claimed = fromHex(signature);
    if (claimed == null) {
      return false;
    }
    boolean genuine = false;
    for (SecretKeySpec key : keys) {
      genuine |= MessageDigest.isEqual(mac(key, message), claimed);
    }
    return genuine;
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
    }
  }

  private static byte[] message(Delivery delivery, String timestamp) {
    byte[] body = delivery.body();
    byte[] suffix = timestamp.getBytes(StandardCharsets.US_ASCII);
    byte[] message = Arrays.copyOf(body, body.length + suffix.length);
    System.arraycopy(suffix, 0, message, body.length, suffix.length);
    return message;
  }

  private static byte @Nullable [] fromHex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException noHex) {
      return null;
    }
  }
}
