// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.outbound.graph.TokenSource.Token;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an issuer that gives no token, and of pauses that nobody measured out. */
class TokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final Deque<Supplier<Token>> answers = new ArrayDeque<>();
  private final HandClock clock = new HandClock();
  private final GraphTokens tokens = new GraphTokens(() -> answers.removeFirst().get(), clock);

  private static final class HandClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, invalid_request, true",
    "408, '', true",
    "500, '', true",
    "503, temporarily_unavailable, true",
    "400, temporarily_unavailable, true",
    "400, invalid_scope, false",
    "401, invalid_client, false",
    "404, '', false"
  })
  void onlyARefusalThatIsAboutUsNeedsSomebody(int status, String error, boolean passes) {
    String body = "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS\"}";

    assertThat(new TokenRefusal(status, body, null).passes()).isEqualTo(passes);
    assertThat(new TokenRefusal(status, "<html>", null).passes())
        .isEqualTo(passes && status != 400);
  }

  @Test
  void aRefusalIsToldByItsCodesAlone() {
    String body =
        "{\"error\":\"invalid_client\",\"error_codes\":[7000215],"
            + "\"error_description\":\"AADSTS7000215: the secret abc is wrong\"}";

    assertThat(new TokenRefusal(401, body, null).told())
        .endsWith("401 invalid_client AADSTS7000215")
        .doesNotContain("abc");
  }

  @Test
  void whileTheIssuerRestsNobodyAsksIt() {
    answers.add(() -> away(NOW.plusSeconds(30)));
    answers.add(() -> new Token("good", NOW.plusSeconds(4000)));

    assertThatThrownBy(this::token).isInstanceOf(CallFailure.Later.class);
    CallFailure.Later second = catchThrowableOfType(CallFailure.Later.class, this::token);
    assertThat(second.reason().nextTry()).contains(NOW.plusSeconds(30));
    assertThat(answers).hasSize(1);

    clock.now = NOW.plusSeconds(30);
    assertThat(token()).isEqualTo("good");
  }

  @Test
  void anIssuerThatDoesNotSayHowLongIsAskedAgainSoon() {
    answers.add(() -> away(null));
    answers.add(() -> new Token("good", NOW.plusSeconds(4000)));

    assertThatThrownBy(this::token).isInstanceOf(CallFailure.Later.class);
    assertThatThrownBy(this::token).isInstanceOf(CallFailure.Later.class);
    clock.now = NOW.plusSeconds(2);

    assertThat(token()).isEqualTo("good");
  }

  private static Token away(@Nullable Instant until) {
    throw new CallFailure.Later(
        new Reason(ReasonCode.TARGET_UNAVAILABLE, "Away", null, until), null);
  }

  private String token() {
    return tokens.getAuthorizationToken(URI.create("http://localhost"), null);
  }

  @Test
  void pausesNobodyMeasuredOutGrowAndBeginAnewAfterAnAnswer() {
    UntoldPauses pauses = new UntoldPauses(new Random(7));
    Instant first = pauses.after(NOW);
    assertThat(first).isBetween(NOW.plusMillis(800), NOW.plusMillis(1200));
    assertThat(pauses.after(NOW.plusMillis(10))).as("under way together").isEqualTo(first);
    pauses.answered(NOW.plusMillis(20));

    Instant second = pauses.after(first);
    assertThat(Duration.between(first, second)).isBetween(millis(1600), millis(2400));
    Instant at = second;
    for (int more = 0; more < 20; more++) {
      at = pauses.after(at);
    }
    assertThat(Duration.between(at, pauses.after(at))).isBetween(millis(96_000), millis(144_000));

    Instant later = at.plusSeconds(600);
    pauses.answered(later);
    assertThat(pauses.after(later)).isBefore(later.plusMillis(1201));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
