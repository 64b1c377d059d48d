// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.sandbox.Caller.Answer;
import io.usher.sandbox.graph.GraphSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Tokens, limits and the lag of app-only reads. */
class GraphBehaviourTest {

  private static GraphSettings settings(Duration tokenLife, Duration lag, int writes) {
    return new GraphSettings(tokenLife, lag, lag, Duration.ZERO, writes, 0, false, 999);
  }

  private static Sandbox with(GraphSettings settings) {
    return Sandbox.start(Prompt.options().withGraph(settings));
  }

  @Test
  void aChangeIsSeenOnlyAfterTheLag() {
    try (Sandbox sandbox = with(settings(Duration.ofHours(1), Duration.ofMillis(400), 0))) {
      Caller graph = Caller.graph(sandbox);

      String id = graph.post("/users", Prompt.user("ada@acme.example", "E1")).text("/id");

      assertThat(graph.get("/users/" + id).text("/error/code"))
          .isEqualTo("Request_ResourceNotFound");
      assertThat(graph.find("/users", "employeeId eq 'E1'").body().at("/value")).isEmpty();
      assertThat(graph.post("/users", Prompt.user("ada@acme.example", "E1")).status())
          .as("uniqueness is decided at once")
          .isEqualTo(400);
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(graph.get("/users/" + id).status()).isEqualTo(200));

      graph.patch("/users/" + id, "{'jobTitle':'Lead'}");
      assertThat(graph.get("/users/" + id).body().at("/jobTitle").isNull()).isTrue();
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () -> assertThat(graph.get("/users/" + id).text("/jobTitle")).isEqualTo("Lead"));
    }
  }

  @Test
  void writesBeyondTheLimitAreThrottledWithATimeToWait() {
    try (Sandbox sandbox = with(settings(Duration.ofHours(1), Duration.ZERO, 2))) {
      Caller graph = Caller.graph(sandbox);
      graph.post("/users", Prompt.user("a@acme.example", "E1"));
      graph.post("/users", Prompt.user("b@acme.example", "E2"));

      Answer third = graph.post("/users", Prompt.user("c@acme.example", "E3"));

      assertThat(third.status()).isEqualTo(429);
      assertThat(third.text("/error/code")).isEqualTo("TooManyRequests");
      assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(60, 75);
      assertThat(third.header("x-ms-throttle-information")).isEqualTo("WriteLimitExceeded");
      assertThat(graph.get("/users").status()).as("reads go on").isEqualTo(200);
    }
  }

  @Test
  void resourceUnitsAreCountedAndLimited() {
    GraphSettings few =
        new GraphSettings(
            Duration.ofHours(1), Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0.001, false, 999);
    try (Sandbox sandbox = with(few)) {
      Caller graph = Caller.graph(sandbox);

      assertThat(graph.get("/users").header("x-ms-resource-unit")).isEqualTo("2");
      Answer second = graph.get("/users");

      assertThat(second.status()).isEqualTo(429);
      assertThat(second.header("x-ms-throttle-information")).isEqualTo("ResourceUnitLimitExceeded");
    }
  }

  @Test
  void aPageIsNoLargerThanTheTenantsOwnSize() {
    GraphSettings small = settings(Duration.ofHours(1), Duration.ZERO, 0).withPageSize(2);
    try (Sandbox sandbox = with(small)) {
      Caller graph = Caller.graph(sandbox);
      for (int person = 1; person <= 3; person++) {
        graph.post("/users", Prompt.user("p" + person + "@acme.example", "E" + person));
      }

      Answer first = graph.get("/users?$top=100");

      assertThat(first.body().at("/value")).hasSize(2);
      String next = first.text("/@odata.nextLink");
      Answer last = graph.get(next.substring(next.indexOf("/users")));
      assertThat(last.body().at("/value")).hasSize(1);
      assertThat(last.body().has("@odata.nextLink")).isFalse();
    }
  }

  @Test
  void theTokenEndpointFailsInItsOwnWords() {
    try (Sandbox sandbox = Prompt.sandbox()) {
      String fault =
          "{'vendor':'graph','route':'/{tenant}/oauth2/v2.0/token','kind':'status','status':%d,"
              + "'share':1,'atMost':1,'retryAfterSeconds':7}";
      Caller.admin(sandbox).post("/faults", fault.formatted(503));
      Answer away = tokenCall(sandbox, Caller.tokenForm("sandbox-client-secret"));
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.text("/error")).isEqualTo("temporarily_unavailable");
      assertThat(away.header("Retry-After")).isEqualTo("7");

      Caller.admin(sandbox).post("/faults", fault.formatted(400));
      assertThat(tokenCall(sandbox, Caller.tokenForm("sandbox-client-secret")).text("/error"))
          .isEqualTo("invalid_request");
    }
  }

  @Test
  void aTokenExpires() {
    try (Sandbox sandbox = with(settings(Duration.ZERO, Duration.ZERO, 0))) {
      Answer answer = Caller.graph(sandbox).get("/users");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text("/error/code")).isEqualTo("InvalidAuthenticationToken");
    }
  }

  @Test
  void aBadSecretAndABadAssertionAreRefused() {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Answer bad = tokenCall(sandbox, Caller.tokenForm("wrong"));
      assertThat(bad.status()).isEqualTo(401);
      assertThat(bad.text("/error")).isEqualTo("invalid_client");
      assertThat(bad.body().at("/error_codes/0").asInt()).isEqualTo(7000215);

      assertThat(tokenCall(sandbox, assertion(4_000_000_000L)).status()).isEqualTo(200);
      assertThat(tokenCall(sandbox, assertion(1)).body().at("/error_codes/0").asInt())
          .isEqualTo(700027);
    }
  }

  private static Answer tokenCall(Sandbox sandbox, String form) {
    return Caller.root(sandbox).post("/sandbox-tenant/oauth2/v2.0/token", form);
  }

  private static String assertion(long expiry) {
    String claims =
        "{\"iss\":\"usher-sandbox\",\"sub\":\"usher-sandbox\",\"aud\":\"a\",\"exp\":"
            + expiry
            + "}";
    String jwt =
        "e30."
            + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + ".sig";
    return Caller.tokenForm("x").replace("client_secret=x&", "")
        + "&client_assertion_type="
        + Caller.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        + "&client_assertion="
        + Caller.encode(jwt);
  }
}
