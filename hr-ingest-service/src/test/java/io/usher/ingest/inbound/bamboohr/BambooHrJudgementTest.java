// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.ReasonCode;
import io.usher.ingest.TestCompany;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.DeliveryVerdict.AboutWorkers;
import io.usher.kit.call.VendorHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BambooHrJudgementTest {

  private static final String BODY =
      "{\"type\":\"employee.updated\",\"timestamp\":\"2026-01-31T18:42:00+0000\","
          + "\"data\":{\"companyId\":\"12345\",\"employeeId\":\"67890\","
          + "\"changedFields\":[\"firstName\"]}}";
  private static final String TIMESTAMP = "1658248023";
  private static final String SIGNATURE =
      "f28a93270f7cfc4b97f7c7c693fc7b153f9b1da8ac07324896ec7347988aac01";
  private static final Instant SENT = Instant.ofEpochSecond(1658248023);

  private static final BambooHrSource SOURCE =
      new BambooHrSource(
          TestCompany.bamboo("http://127.0.0.1:1"),
          new BambooHrApi(
              new VendorHttp(
                  "The HR system",
                  VendorHttp.client(Duration.ofSeconds(1)),
                  Duration.ofSeconds(1),
                  Clock.systemUTC()),
              URI.create("http://127.0.0.1:1"),
              "key"),
          Clock.systemUTC());

  @Test
  void thePublishedVectorIsGenuine() {
    AboutWorkers verdict = aboutWorkers(SOURCE.judge(delivery(BODY, TIMESTAMP, SIGNATURE, SENT)));

    assertThat(verdict.workerIds()).containsExactly("67890");
    assertThat(verdict.refusedFrom()).isEqualTo(SENT.plus(Duration.ofMinutes(5)));
  }

  @Test
  void headersAreReadWithoutRegardToCase() {
    Delivery delivery =
        new Delivery(
            Map.of("x-bamboohr-signature", SIGNATURE, "X-BAMBOOHR-TIMESTAMP", TIMESTAMP),
            BODY.getBytes(UTF_8),
            SENT);

    assertThat(SOURCE.judge(delivery)).isInstanceOf(AboutWorkers.class);
  }

  @Test
  void theOlderSecretIsStillAcceptedWhileItIsRotated() {
    String older = sign(BODY, TIMESTAMP, TestCompany.OLDER_SECRET);

    assertThat(SOURCE.judge(delivery(BODY, TIMESTAMP, older, SENT)))
        .isInstanceOf(AboutWorkers.class);
  }

  @Test
  void theFingerprintIsTheSameHoweverTheSignatureIsWrittenAndWhicheverSecretMadeIt() {
    String older = sign(BODY, TIMESTAMP, TestCompany.OLDER_SECRET);
    String upper = SIGNATURE.toUpperCase(Locale.ROOT);

    AboutWorkers first = aboutWorkers(SOURCE.judge(delivery(BODY, TIMESTAMP, SIGNATURE, SENT)));
    AboutWorkers second = aboutWorkers(SOURCE.judge(delivery(BODY, TIMESTAMP, upper, SENT)));
    AboutWorkers third = aboutWorkers(SOURCE.judge(delivery(BODY, TIMESTAMP, older, SENT)));

    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(third.fingerprint()).isEqualTo(first.fingerprint());
  }

  @Test
  void anotherTimestampIsAnotherFingerprint() {
    AboutWorkers first = aboutWorkers(SOURCE.judge(signed(BODY, SENT, SENT)));
    AboutWorkers later = aboutWorkers(SOURCE.judge(signed(BODY, SENT.plusSeconds(1), SENT)));

    assertThat(later.fingerprint()).isNotEqualTo(first.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f28a93270f7cfc4b97f7c7c693fc7b153f9b1da8ac07324896ec7347988aac02",
        "f28a93270f7cfc4b97f7c7c693fc7b15",
        "229572daadfc47ebb294219ca8fc81fc631af2ff3f1e39f5c18decf4553fddea",
        "no hex"
      })
  void anotherSignatureIsRefused(String signature) {
    assertRefused(delivery(BODY, TIMESTAMP, signature, SENT), 401, ReasonCode.SIGNATURE_INVALID);
  }

  @Test
  void aChangedBodyOrTimestampIsRefused() {
    assertRefused(
        delivery(BODY + " ", TIMESTAMP, SIGNATURE, SENT), 401, ReasonCode.SIGNATURE_INVALID);
    assertRefused(delivery(BODY, "1658248024", SIGNATURE, SENT), 401, ReasonCode.SIGNATURE_INVALID);
  }

  @Test
  void digitsCannotMoveBetweenBodyAndTimestamp() {
    assertRefused(
        delivery(BODY + "165", "8248023", SIGNATURE, SENT),
        401,
        ReasonCode.TIMESTAMP_OUTSIDE_WINDOW);
  }

  @Test
  void aMissingOrBlankHeaderIsRefused() {
    byte[] body = BODY.getBytes(UTF_8);
    Map<String, String> noTime = Map.of(BambooHrSignature.SIGNATURE, SIGNATURE);
    Map<String, String> blank =
        Map.of(BambooHrSignature.SIGNATURE, " ", BambooHrSignature.TIMESTAMP, TIMESTAMP);

    assertRefused(new Delivery(Map.of(), body, SENT), 401, ReasonCode.SIGNATURE_MISSING);
    assertRefused(new Delivery(noTime, body, SENT), 401, ReasonCode.SIGNATURE_MISSING);
    assertRefused(new Delivery(blank, body, SENT), 401, ReasonCode.SIGNATURE_MISSING);
  }

  @Test
  void theWindowIsOpenBothWaysAndNoFurther() {
    assertThat(SOURCE.judge(signed(BODY, SENT, SENT.plusSeconds(300))))
        .isInstanceOf(AboutWorkers.class);
    assertThat(SOURCE.judge(signed(BODY, SENT, SENT.minusSeconds(300))))
        .isInstanceOf(AboutWorkers.class);
    assertRefused(
        signed(BODY, SENT, SENT.plusSeconds(301)), 401, ReasonCode.TIMESTAMP_OUTSIDE_WINDOW);
    assertRefused(
        signed(BODY, SENT, SENT.minusSeconds(301)), 401, ReasonCode.TIMESTAMP_OUTSIDE_WINDOW);
  }

  @Test
  void aBodyWithFieldValuesGivesOnlyTheIds() {
    String fat =
        """
        {"employees":[{"id":"12345","action":"Updated","changedFields":["firstName"],
         "fields":{"firstName":"Eve"},"timestamp":"2026-01-31T18:42:00+0000"},{"id":77}]}""";

    assertThat(aboutWorkers(SOURCE.judge(signed(fat, SENT, SENT))).workerIds())
        .containsExactlyInAnyOrder("12345", "77");
  }

  @ParameterizedTest
  @ValueSource(strings = {"company.updated", "company-integrations.updated", "company.deleted"})
  void eventsAboutOtherThingsAreAcknowledgedAndLeft(String type) {
    assertThat(SOURCE.judge(signed("{\"type\":\"" + type + "\"}", SENT, SENT)))
        .isEqualTo(new DeliveryVerdict.AboutOtherThings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"type\":\"employee.updated\"}",
        "{\"type\":\"employee.updated\",\"data\":{\"employeeId\":\"0\"}}",
        "{\"type\":\"employee.updated\",\"data\":{\"employeeId\":\"../meta\"}}",
        "{\"type\":\"employee.updated\",\"data\":{\"employeeId\":\"1\"}} 2",
        "{\"employees\":[{}]}",
        "employees[1][id]=1"
      })
  void aGenuineBodyThatNamesNobodyIsMalformed(String body) {
    assertRefused(signed(body, SENT, SENT), 400, ReasonCode.BODY_MALFORMED);
  }

  @Test
  void aDeliveryDoesNotShowItsContent() {
    assertThat(delivery(BODY, TIMESTAMP, SIGNATURE, SENT).toString())
        .doesNotContain(SIGNATURE)
        .doesNotContain("67890");
  }

  private void assertRefused(Delivery delivery, int status, ReasonCode code) {
    DeliveryVerdict verdict = SOURCE.judge(delivery);
    assertThat(verdict).isInstanceOf(DeliveryVerdict.Refused.class);
    assertThat(((DeliveryVerdict.Refused) verdict).status()).isEqualTo(status);
    assertThat(((DeliveryVerdict.Refused) verdict).code()).isEqualTo(code);
  }

  private static AboutWorkers aboutWorkers(DeliveryVerdict verdict) {
    assertThat(verdict).isInstanceOf(AboutWorkers.class);
    return (AboutWorkers) verdict;
  }

  private static Delivery signed(String body, Instant sentAt, Instant receivedAt) {
    String timestamp = Long.toString(sentAt.getEpochSecond());
    return delivery(body, timestamp, sign(body, timestamp, TestCompany.SECRET), receivedAt);
  }

  private static Delivery delivery(String body, String timestamp, String signature, Instant at) {
    Map<String, String> headers =
        Map.of(BambooHrSignature.SIGNATURE, signature, BambooHrSignature.TIMESTAMP, timestamp);
    return new Delivery(headers, body.getBytes(UTF_8), at);
  }

  private static String sign(String body, String timestamp, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((body + timestamp).getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
