// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.call.VendorHttp;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccounts.AccountChange;
import io.usher.saas.domain.AppAccounts.Membership;
import io.usher.saas.domain.AppAccounts.Written;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.ProfileField;
import io.usher.saas.domain.Search;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are told apart: later, refused, misconfigured, and the ones that are paths. */
class ScimFailuresTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Search SEARCH =
      new Search(null, "bamboo:7", Set.of("a@acme.example"), List.of("a"), Search.Depth.USUAL);
  private static final Map<ProfileField, String> PROFILE =
      Map.of(ProfileField.USER_NAME, "a", ProfileField.MAIL, "a@acme.example");

  private static final String GROUP = "{\"Resources\":[{\"id\":\"G1\",\"displayName\":\"staff\"}]}";

  private final RecordingApp app = new RecordingApp();
  private final FreePace pace = new FreePace();
  private final AppAccounts accounts = client(app.base());

  private AppAccounts client(URI base) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new ScimApp(
            ScimDialect.plain(), base, "secret", VendorHttp.client(Duration.ofSeconds(2)), clock)
        .accounts(pace);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 2026-03-02T08:00:05Z",
    "2.5, 2026-03-02T08:00:02.500Z",
    "'Mon, 2 Mar 2026 08:01:00 GMT', 2026-03-02T08:01:00Z",
  })
  void throttlingIsHonouredByEverybody(String retryAfter, Instant until) {
    app.answers(new RecordingApp.Answer(429, "", Map.of("Retry-After", retryAfter)));

    CallFailure.Later later = later(() -> accounts.find(SEARCH));

    assertThat(later.reason().code()).isEqualTo(ReasonCode.TARGET_THROTTLED);
    assertThat(later.reason().retryAt()).isEqualTo(until);
    assertThat(pace.pauses()).containsOnly(until);
  }

  @Test
  void throttlingWithoutATimeSlowsEverybodyDownAndCountsAsATry() {
    app.answers(429, "");

    CallFailure.Later later = later(() -> accounts.find(SEARCH));

    assertThat(later.reason().code()).isEqualTo(ReasonCode.TARGET_THROTTLED);
    assertThat(later.reason().retryAt()).isNull();
    assertThat(pace.slowDowns()).containsExactly(NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aServersErrorOnAWriteLeavesTheOutcomeUnknown(int status) {
    app.answers(status, "<html>oops</html>");

    assertThat(later(() -> accounts.create(PROFILE)).reason().code())
        .isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  @Test
  void aServersErrorOnAReadIsNoMoreThanUnavailable() {
    app.answers(500, "");

    assertThat(later(() -> accounts.find(SEARCH)).reason().code())
        .isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
  }

  @Test
  void nobodyThereIsUnavailable() {
    AppAccounts gone = client(URI.create("http://127.0.0.1:1"));

    assertThat(later(() -> gone.create(PROFILE)).reason().code())
        .isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "401, TARGET_MISCONFIGURED",
    "403, TARGET_PERMISSION_MISSING",
    "302, TARGET_MISCONFIGURED",
  })
  void aWrongTokenOrAddressStopsTheTarget(int status, ReasonCode code) {
    app.answers(status, "{\"Errors\":{\"description\":\"invalid_authentication\",\"code\":401}}");

    CallFailure.Misconfigured failure =
        catchThrowableOfType(CallFailure.Misconfigured.class, () -> accounts.find(SEARCH));

    assertThat(failure.reason().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemas\":[],\"status\":\"400\",\"scimType\":\"invalidValue\",\"detail\":\"Anna Berg\"}",
        "{\"status\":400,\"scimType\":\"invalidValue\",\"detail\":\"Anna Berg\"}",
        "{\"Errors\":{\"description\":\"Anna Berg is wrong\",\"code\":400}}",
        "Anna Berg",
        "",
      })
  void aRefusedPersonIsToldWithoutTheAppsText(String body) {
    app.answers(400, body);

    CallFailure.Refused failure =
        catchThrowableOfType(CallFailure.Refused.class, () -> accounts.create(PROFILE));

    assertThat(failure.reason().code()).isEqualTo(ReasonCode.TARGET_REFUSED);
    assertThat(failure).hasMessageNotContaining("Anna");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemas\":[],\"status\":\"400\",\"scimType\":\"uniqueness\"}",
        "{\"schemas\":[],\"status\":400,\"detail\":\"username_taken\"}",
        "{\"Errors\":{\"description\":\"email_taken\",\"code\":400}}",
      })
  void aValueInUseIsToldByTheWordToo(String body) {
    app.answers(400, body);

    assertThat(accounts.create(PROFILE)).isInstanceOf(Written.Taken.class);
  }

  @Test
  void aCodeInPlaceOfASentenceIsToldAndASentenceIsNot() {
    ObjectNode error = JsonNodeFactory.instance.objectNode();

    assertThat(ErrorShapes.code(error.put("detail", "username_too_long")).strip())
        .isEqualTo("username_too_long");
    assertThat(ErrorShapes.code(error.put("detail", "Anna Berg"))).isEmpty();
    assertThat(ErrorShapes.code(error.put("detail", "Berg"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><h1>404 Not Found</h1></html>",
        "",
        "{\"error\":\"Not Found\",\"path\":\"/scim/v1/Users\"}",
        "{\"schemas\":[],\"detail\":\"bad_endpoint\",\"status\":404}",
      })
  void anAddressWithoutAnAppProvesNobodysAbsence(String body) {
    app.answers(404, body);

    CallFailure.Misconfigured failure =
        catchThrowableOfType(CallFailure.Misconfigured.class, () -> accounts.find(SEARCH));

    assertThat(failure.reason().code()).isEqualTo(ReasonCode.TARGET_MISCONFIGURED);
  }

  @Test
  void anAppThatSaysNotFoundForNobodyHasNobody() {
    app.answers(404, "{\"schemas\":[],\"status\":\"404\",\"detail\":\"Nobody found\"}")
        .answers(200, "{\"totalResults\":0}");

    assertThat(accounts.find(SEARCH)).isEmpty();
  }

  @Test
  void anAccountThatMayNotBeChangedStopsNobodyElse() {
    app.answers(403, "{\"Errors\":{\"description\":\"cannot_perform_this_action\",\"code\":403}}");

    CallFailure.Refused failure =
        catchThrowableOfType(
            CallFailure.Refused.class, () -> accounts.change("U1", AccountChange.active(false)));

    assertThat(failure.reason().code()).isEqualTo(ReasonCode.TARGET_PERMISSION_MISSING);
  }

  @Test
  void aTokenThatMayNotWriteStopsTheTarget() {
    app.answers(403, "{\"Errors\":{\"description\":\"missing_scope\",\"code\":403}}");
    app.answers(
        new RecordingApp.Answer(
            403, "", Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")));
    app.answers(403, "");

    misconfigured(() -> accounts.change("U1", AccountChange.active(false)));
    misconfigured(() -> accounts.change("U1", AccountChange.active(false)));
    misconfigured(() -> accounts.create(PROFILE));
  }

  private static void misconfigured(ThrowingCallable call) {
    assertThat(catchThrowableOfType(CallFailure.Misconfigured.class, call).reason().code())
        .isEqualTo(ReasonCode.TARGET_PERMISSION_MISSING);
  }

  @Test
  void aGroupThatMayNotBeChangedIsLeftOut() {
    app.answers(200, GROUP);
    app.answers(403, "");

    assertThat(accounts.setMembership("U1", "staff", true)).isEqualTo(Membership.NOT_PERMITTED);
  }

  @Test
  void aConflictOfAJointChangeIsNobodysSuccess() throws Exception {
    app.answers(200, GROUP);
    app.answersTo("},{", 409, "");
    app.answersTo("[{\"value\":\"U1\"}]", 409, "");
    app.answersTo("[{\"value\":\"U2\"}]", 400, "");

    Membership one;
    Throwable other;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Membership> first = threads.submit(() -> accounts.setMembership("U1", "staff", true));
      Future<Membership> second = threads.submit(() -> accounts.setMembership("U2", "staff", true));
      one = first.get();
      other = catchThrowable(second::get);
    }

    assertThat(one).isEqualTo(Membership.DONE);
    assertThat(other).hasCauseInstanceOf(CallFailure.Refused.class);
  }

  @Test
  void whoIsNoMemberIsOutAlreadyHoweverTheAppSaysIt() {
    app.answers(200, GROUP);
    app.answers(400, "{\"scimType\":\"noTarget\"}");
    app.answers(400, "{\"Errors\":{\"description\":\"user not in group\",\"code\":400}}");
    app.answers(200, "{\"id\":\"U2\",\"groups\":[{\"value\":\"G2\",\"display\":\"x\"}]}");

    assertThat(accounts.setMembership("U1", "staff", false)).isEqualTo(Membership.DONE);
    assertThat(accounts.setMembership("U2", "staff", false)).isEqualTo(Membership.DONE);
  }

  @Test
  void whoIsAMemberStillIsNotCalledOut() {
    app.answers(200, GROUP);
    app.answers(400, "");
    app.answers(200, "{\"id\":\"U2\",\"groups\":[{\"value\":\"G1\",\"display\":\"staff\"}]}");

    assertThat(catchThrowable(() -> accounts.setMembership("U2", "staff", false)))
        .isInstanceOf(CallFailure.Refused.class);
  }

  @Test
  void aConflictIsAPathAndNoError() {
    app.answers(409, "{\"Errors\":{\"description\":\"username_taken\",\"code\":409}}");
    app.answers(409, "{\"status\":409}");

    assertThat(accounts.create(PROFILE)).isInstanceOf(Written.Taken.class);
    assertThat(accounts.change("U1", AccountChange.active(true))).isInstanceOf(Written.Taken.class);
  }

  @Test
  void aMissingAccountIsLookedUpAgain() {
    app.answers(404, "");

    assertThat(later(() -> accounts.change("U1", AccountChange.active(true))).reason().code())
        .isEqualTo(ReasonCode.NOT_YET_VISIBLE);
  }

  @Test
  void aCreationWithoutAnIdIsUnknown() {
    app.answers(201, "");

    assertThat(later(() -> accounts.create(PROFILE)).reason().code())
        .isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  @Test
  void anAppThatIgnoresTheFilterFindsNobody() {
    app.answers(200, "{\"Resources\":[{\"id\":\"U9\",\"userName\":\"somebody\"}]}");

    assertThat(accounts.find(SEARCH)).isEmpty();
  }

  @Test
  void equalityIgnoresTheCaseOfUserNames() {
    app.answers(200, "{\"totalResults\":0}");
    app.answers(200, "{\"Resources\":[{\"id\":\"U1\",\"userName\":\"A\",\"active\":true}]}");

    assertThat(accounts.find(SEARCH)).extracting(KnownAppAccount::remoteId).containsExactly("U1");
  }

  @Test
  void aListWithoutResourcesIsEmpty() {
    app.answers(200, "{\"totalResults\":0}");

    assertThat(accounts.find(SEARCH)).isEmpty();
  }

  @Test
  void membershipsThatAreThereOrGoneAlreadyAreFine() {
    app.answers(200, "{\"Resources\":[{\"id\":\"G1\",\"displayName\":\"staff\"}]}");
    app.answers(409, "");
    app.answers(404, "");

    assertThat(accounts.setMembership("U1", "staff", true)).isEqualTo(Membership.DONE);
    assertThat(accounts.setMembership("U1", "staff", false)).isEqualTo(Membership.DONE);
  }

  @Test
  void aGroupThatIsNotThereIsToldAndNotAskedForAgainAtOnce() {
    assertThat(accounts.setMembership("U1", "staff", true)).isEqualTo(Membership.GROUP_UNKNOWN);
    assertThat(accounts.setMembership("U2", "staff", true)).isEqualTo(Membership.GROUP_UNKNOWN);
    assertThat(app.requests()).hasSize(1);
  }

  @Test
  void secretsAreInNoText() {
    assertThat(new ScimHttp.Endpoint(app.base(), "Bearer secret", "application/scim+json"))
        .asString()
        .doesNotContain("secret");
  }

  private static CallFailure.Later later(ThrowingCallable call) {
    return catchThrowableOfType(CallFailure.Later.class, call);
  }
}
