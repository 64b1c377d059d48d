// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import io.usher.entra.outbound.graph.StandIn.Request;
import io.usher.entra.outbound.graph.StandIn.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of Graph means for one person and for all. */
class GraphAnswersIT {

  private static final EntraEffect JOIN = new EntraEffect.AddToGroup("all-staff");
  private static final EntraEffect LEAVE = new EntraEffect.RemoveFromGroup("all-staff");
  private static final Response FORBIDDEN =
      Response.error(403, "Authorization_RequestDenied", "Insufficient privileges");

  private final StrictGraph graph = new StrictGraph(List.of("all-staff", "engineering"));
  private final StandIn peer = new StandIn("/v1.0", graph::answer);

  @BeforeEach
  void begin() {
    graph.servedAt(peer.root());
  }

  @AfterEach
  void end() {
    peer.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 423, 425, 429, 500, 502, 503, 504, 507, 509})
  void whatPassesByItselfPostponesThePerson(int status) {
    String id = create("E1");
    peer.next(line("PATCH /users/.*"), Response.error(status, "anything", "Not now"));

    CallFailure.Later later =
        catchThrowableOfType(CallFailure.Later.class, () -> apply(id, disable()));

    boolean mayBeDone = status == 408 || status >= 500;
    assertThat(later.reason().code() == ReasonCode.TARGET_OUTCOME_UNKNOWN).isEqualTo(mayBeDone);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 501})
  void whatNobodyCanChangeByWaitingConcernsEverybody(int status) {
    String id = create("E1");
    Response answer = Response.error(status, "anything", "No").with("Location", "/elsewhere");
    peer.next(line("PATCH /users/.*"), answer);
    peer.next(line("PATCH /users/.*"), answer);

    assertThatThrownBy(() -> apply(id, disable())).isInstanceOf(CallFailure.Misconfigured.class);
  }

  @Test
  void aGatewaysPageIsAnErrorOfItsStatus() {
    String id = create("E1");
    Response page =
        new Response(502, Map.of("Content-Type", "text/html"), "<html>Bad gateway</html>");
    peer.next(line("PATCH /users/.*"), page);
    assertThatThrownBy(() -> apply(id, disable())).isInstanceOf(CallFailure.Later.class);

    peer.next(line("GET /users/.*"), new Response(200, page.headers(), page.body()));
    assertThat(peer.directory().find(AccountQuery.byKey("E1"))).isInstanceOf(Finding.One.class);
  }

  @Test
  void aRefusalThatOftenPassesIsFinalOnlyWhenItComesAgainAndAgain() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      peer.next(line("POST /users"), valuesInvalid());
      assertThatThrownBy(() -> create("E1")).isInstanceOf(CallFailure.Later.class);
    }
    peer.next(line("POST /users"), valuesInvalid());

    assertThatThrownBy(() -> create("E1")).isInstanceOf(CallFailure.Refused.class);
    assertThat(create("E1")).isNotEmpty();
  }

  private static Response valuesInvalid() {
    return Response.error(
        400, "Request_BadRequest", "One or more property values specified are invalid.");
  }

  @Test
  void throttledWithoutATimeTheCallIsNotRepeatedAndTheBudgetRests() {
    peer.next(line("POST /users"), Response.error(429, "TooManyRequests", "Later"));

    CallFailure.Later later = catchThrowableOfType(CallFailure.Later.class, () -> create("E1"));

    assertThat(later.reason().code()).isEqualTo(ReasonCode.TARGET_THROTTLED);
    assertThat(later.reason().retryAt()).as("counts as a failed try").isNull();
    assertThat(calls("POST /users")).isEqualTo(1);
    assertThat(peer.budgets().paused().values())
        .singleElement()
        .satisfies(until -> assertThat(until).isAfter(Instant.now().minusMillis(500)));
  }

  @Test
  void aWriteThatMayComeBackAtOnceIsStillNotRepeated() {
    peer.next(
        line("POST /users"),
        Response.error(503, "serviceNotAvailable", "Now").with("Retry-After", "0"));

    assertThatThrownBy(() -> create("E1")).isInstanceOf(CallFailure.Later.class);
    assertThat(calls("POST /users")).isEqualTo(1);
  }

  @Test
  void aReadThatIsToldWhenToComeBackIsNotRepeatedBefore() {
    peer.next(
        line("GET /users"),
        Response.error(503, "serviceNotAvailable", "Later").with("Retry-After", "30"));

    CallFailure.Later later = catchThrowableOfType(CallFailure.Later.class, () -> find("E1"));

    assertThat(later.reason().nextTry()).isPresent();
    assertThat(calls("GET /users")).isEqualTo(1);
  }

  @Test
  void oneWhomAGroupRefusesDoesNotKeepTheOthersOut() throws Exception {
    List<String> ids = List.of(create("E1"), create("E2"), create("E3"));
    peer.next(
        line("PATCH /groups/.*"),
        Response.error(400, "Request_BadRequest", "Invalid object identifier."));

    together(ids.stream().<Runnable>map(id -> () -> apply(id, JOIN)).toList());

    assertThat(ids).allSatisfy(id -> assertThat(graph.groupsOf(id)).containsExactly("all-staff"));
  }

  @Test
  void whoIsForbiddenToJoinTogetherIsLeftOutWithoutATryAlone() throws Exception {
    List<String> ids = List.of(create("E1"), create("E2"), create("E3"));
    for (int call = 1; call <= 3; call++) {
      peer.next(line("PATCH /groups/.*|POST /groups/.*"), FORBIDDEN);
    }
    List<Applied> ends = Collections.synchronizedList(new ArrayList<>());

    together(ids.stream().<Runnable>map(id -> () -> ends.add(apply(id, JOIN))).toList());

    assertThat(ends)
        .hasSize(3)
        .allSatisfy(end -> leftOut(end, ReasonCode.TARGET_PERMISSION_MISSING));
    assertThat(joined("(PATCH|POST) /groups/.*")).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aGroupThatLetsNobodyInOrOutIsLeftOutAndTheRestGoesOn() {
    String id = create("E1");
    Response byRule = Response.error(400, "Request_BadRequest", "The group has a rule.");
    peer.next(line("POST /groups/.*"), byRule);
    peer.next(line("DELETE /groups/.*"), byRule);
    peer.next(line("DELETE /groups/.*"), FORBIDDEN);

    leftOut(apply(id, JOIN), ReasonCode.TARGET_REFUSED);
    leftOut(apply(id, LEAVE), ReasonCode.TARGET_REFUSED);
    leftOut(apply(id, LEAVE), ReasonCode.TARGET_PERMISSION_MISSING);
  }

  /** References that such calls carried. */
  private List<String> joined(String pattern) {
    List<String> references = new ArrayList<>();
    peer.requests().stream()
        .filter(line(pattern))
        .map(Request::body)
        .forEach(
            body -> {
              body.path("members@odata.bind").forEach(one -> references.add(one.asText()));
              body.findValues("@odata.id").forEach(one -> references.add(one.asText()));
            });
    return references;
  }

  private static void leftOut(Applied end, ReasonCode code) {
    assertThat(end)
        .isInstanceOfSatisfying(
            Applied.LeftOut.class,
            left -> {
              assertThat(left.reason().code()).isEqualTo(code);
              assertThat(left.reason().nextTry()).isPresent();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "ALL-STAFF, , true",
    "ALL-STAFF, all-staff, true",
    "ALL-STAFF, All-Staff, false",
    "all-staff, all-staff, false"
  })
  void aGroupIsFoundInAnySpellingUnlessThereAreSeveral(String one, String other, boolean found) {
    StrictGraph groups = new StrictGraph(Stream.of(one, other).filter(Objects::nonNull).toList());
    try (StandIn tenant = new StandIn("/v1.0", groups::answer)) {
      groups.servedAt(tenant.root());
      NewAccount account = account("E1");
      Creation made = tenant.directory().create(account);
      String id = made instanceof Creation.Created created ? created.account().id() : "";

      Applied end = tenant.directory().apply(id, List.of(JOIN), Precedence.NORMAL);

      assertThat(end instanceof Applied.Done).isEqualTo(found);
    }
  }

  @Test
  void aForbiddenLicenceIsAMissingPermissionAndConcernsEverybody() {
    String id = create("E1");
    peer.next(line("POST /users/.*/assignLicense"), FORBIDDEN);

    assertThatThrownBy(() -> apply(id, new EntraEffect.AssignLicence("M365_E3")))
        .isInstanceOf(CallFailure.Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User does not have a corresponding license.",
        "User license is inherited from a group membership and it cannot be removed directly."
      })
  void aLicenceThatIsNotTheUsersOwnIsGoneAlready(String message) {
    String id = create("E1");
    peer.next(
        line("POST /users/.*/assignLicense"), Response.error(400, "Request_BadRequest", message));

    assertThat(apply(id, new EntraEffect.RemoveLicence("M365_E3")))
        .isInstanceOf(Applied.Done.class);
  }

  @Test
  void whereOnlyAssignedLicencesAreListedThoseOfGroupsAreNotTakenForTheUsersOwn() {
    var user = StandIn.JSON.createObjectNode().put("id", "1").put("accountEnabled", true);
    var licences = user.putArray("assignedLicenses");
    licences.addObject().put("skuId", StrictGraph.F1);
    licences.addObject().put("skuId", StrictGraph.E3);
    peer.next(line("GET /users/1"), Response.json(200, user));
    peer.next(
        line("GET /users/1/memberOf"),
        Response.json(
            200, StandIn.JSON.createObjectNode().set("value", StandIn.JSON.createArrayNode())));

    Finding found =
        peer.directory().find(new AccountQuery(Optional.of("1"), false, Optional.empty()));

    assertThat(found)
        .isInstanceOfSatisfying(
            Finding.One.class,
            one -> assertThat(one.account().holdings().licences()).containsExactly("M365_E3"));
  }

  @Test
  void aCollectionThatIsNotThereOrTakesNoFilterConcernsEverybody() {
    peer.next(line("GET /users"), Response.error(404, "UnknownPath", "No such path"));
    assertThatThrownBy(() -> find("E1")).isInstanceOf(CallFailure.Misconfigured.class);

    peer.next(line("GET /users"), Response.error(400, "Request_UnsupportedQuery", "No"));
    assertThatThrownBy(() -> find("E1")).isInstanceOf(CallFailure.Misconfigured.class);
  }

  @Test
  void aKeyThatGraphDoesNotTakeHoldsNobodyElse() throws Exception {
    create("E1");
    Predicate<Request> withTheBadKey = call -> call.query().contains("E-bad");
    for (int call = 1; call <= 2; call++) {
      peer.next(withTheBadKey, Response.error(400, "Request_BadRequest", "Invalid filter clause"));
    }

    together(
        List.of(
            () -> assertThat(find("E1")).isInstanceOf(Finding.One.class),
            () -> assertThat(find("E2")).isInstanceOf(Finding.None.class),
            () -> assertThatThrownBy(() -> find("E-bad")).isInstanceOf(CallFailure.Refused.class)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://graph.microsoft.com", "http://gateway.example:81/elsewhere"})
  void aNextPageUnderAnotherNameOfGraphIsAskedOfGraphUrl(String name) {
    create("E1");
    peer.next(
        line("GET /users"),
        pageThatLeadsTo(
            name + "/v1.0/users?$filter=employeeId%20eq%20%27E1%27&$select=id,employeeId"));

    assertThat(find("E1")).isInstanceOf(Finding.One.class);
  }

  @Test
  void ourTokenIsNotSentWhereAForeignNextPageLeads() {
    peer.next(line("GET /users"), pageThatLeadsTo("https://elsewhere.example/users?x=1"));

    assertThatThrownBy(() -> find("E1")).isInstanceOf(CallFailure.Misconfigured.class);
  }

  @Test
  void aForeignNextPageIsNotFollowedFromARootWithoutAPathEither() {
    try (StandIn bare = new StandIn("", graph::answer)) {
      bare.next(line("GET /users"), pageThatLeadsTo("https://elsewhere.example/users?x=1"));

      assertThatThrownBy(() -> bare.directory().find(AccountQuery.byKey("E1")))
          .isInstanceOf(CallFailure.Misconfigured.class);
    }
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    Response circle = pageThatLeadsTo(peer.root() + "/users?$skiptoken=again");
    for (int page = 1; page <= 3; page++) {
      peer.next(line("GET /users"), circle);
    }

    assertThatThrownBy(() -> find("E1")).isInstanceOf(CallFailure.Later.class);
  }

  private static Response pageThatLeadsTo(String url) {
    var body = StandIn.JSON.createObjectNode().put("@odata.nextLink", url);
    body.putArray("value");
    return Response.json(200, body);
  }

  private static EntraEffect disable() {
    return new EntraEffect.DisableSignIn();
  }

  private Applied apply(String id, EntraEffect effect) {
    return peer.directory().apply(id, List.of(effect), Precedence.NORMAL);
  }

  private Finding find(String key) {
    return peer.directory().find(AccountQuery.byKey(key));
  }

  private String create(String key) {
    return switch (peer.directory().create(account(key))) {
      case Creation.Created created -> created.account().id();
      case Creation.Conflict conflict -> throw new AssertionError("The address is taken");
    };
  }

  private static NewAccount account(String key) {
    return new NewAccount(
        new Address(key.toLowerCase(Locale.ROOT), "acme.example"),
        Map.of(
            Attribute.DISPLAY_NAME, "X",
            Attribute.EMPLOYEE_ID, key,
            Attribute.USAGE_LOCATION, "DE"),
        true);
  }

  private static Predicate<Request> line(String pattern) {
    return request -> request.line().matches(pattern);
  }

  private long calls(String pattern) {
    return peer.requests().stream().filter(line(pattern)).count();
  }

  private static void together(List<Runnable> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(one -> running.add(threads.submit(one)));
      for (Future<?> one : running) {
        one.get();
      }
    }
  }
}
