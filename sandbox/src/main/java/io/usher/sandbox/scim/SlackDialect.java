// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Slack: its own error wrapper, short user names of few characters, look-up by user name or e-mail
 * only, an external id that stays as it was created, groups for active users only, DELETE that
 * deactivates, and deactivations that show some seconds later.
 *
 * @see <a href="https://docs.slack.dev/reference/scim-api">Slack's SCIM API</a>
 * @see <a href="https://docs.slack.dev/reference/scim-api/rate-limits">its limits</a>
 */
public final class SlackDialect implements Dialect {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9._-]");
  private static final int LONGEST_USER_NAME = 21;

  private final MinuteLimits writes = new MinuteLimits(600, 180);
  private final MinuteLimits reads = new MinuteLimits(1000, 1000);
  private final Map<String, MinuteLimits> perEndpoint =
      Map.of(
          "GET Users", new MinuteLimits(300, 300),
          "POST Users", new MinuteLimits(180, 20),
          "PUT Users", new MinuteLimits(180, 20),
          "DELETE Users", new MinuteLimits(180, 20),
          "GET Groups", new MinuteLimits(300, 300),
          "write Groups", new MinuteLimits(180, 180));

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public String base() {
    return "/slack/scim/v2";
  }

  @Override
  public Set<String> userFilters() {
    return Set.of("userName", "email");
  }

  @Override
  public int usualPage() {
    return 10;
  }

  @Override
  public String newUserId(Random random) {
    return "U" + letters(random);
  }

  @Override
  public String newGroupId(Random random) {
    return "S" + letters(random);
  }

  @Override
  public Reply error(int status, String scimType, String detail) {
    ObjectNode body = Json.object();
    String description = status == 401 ? "invalid_authentication" : detail;
    body.putObject("Errors").put("description", description).put("code", status);
    return Reply.json(status, body);
  }

  @Override
  public Optional<String> complaint(ObjectNode user) {
    String userName = Json.text(user, "userName", "");
    JsonNode emails = user.path("emails");
    if (userName.isEmpty() || userName.length() > LONGEST_USER_NAME) {
      return Optional.of("userName is required and has at most 21 characters");
    }
    if (!emails.isArray() || emails.isEmpty() || !emails.get(0).hasNonNull("value")) {
      return Optional.of("at least one e-mail address is required");
    }
    if (Json.text(user, "displayName", "").contains("@")) {
      return Optional.of("displayName must not contain @");
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> complaint(ObjectNode before, ObjectNode after) {
    boolean same = Json.text(before, "externalId", "").equals(Json.text(after, "externalId", ""));
    return same ? Optional.empty() : Optional.of("externalId cannot be updated");
  }

  /** Small letters, and an underscore for all that is no letter, digit, period or hyphen. */
  @Override
  public String userName(String wanted) {
    return OTHER.matcher(wanted.toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  @Override
  public boolean takesClosedMembers() {
    return false;
  }

  @Override
  public void decorate(ObjectNode user, Random random) {
    // Slack adds nothing that a provisioning client needs.
  }

  @Override
  public boolean putClears() {
    return false;
  }

  @Override
  public boolean groupsCanBeRenamed() {
    return true;
  }

  @Override
  public boolean deactivatesLate() {
    return true;
  }

  @Override
  public boolean deleteRemoves() {
    return false;
  }

  @Override
  public boolean missesNonMembers() {
    return false;
  }

  @Override
  public int groupPatchStatus() {
    return 204;
  }

  @Override
  public Duration limit(Call call, Instant now) {
    boolean users = call.template().contains("/Users");
    boolean groups = call.template().contains("/Groups");
    if (!users && !groups) {
      return Duration.ZERO;
    }
    String method = call.method().equals("PATCH") ? "PUT" : call.method();
    String verb = groups && call.isWrite() ? "write" : method;
    MinuteLimits own = perEndpoint.get(verb + (users ? " Users" : " Groups"));
    return Stream.ofNullable(own)
        .flatMap(limits -> Stream.of(limits, call.isWrite() ? writes : reads))
        .map(limits -> limits.take(now))
        .filter(wait -> !wait.isZero())
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private static String letters(Random random) {
    StringBuilder id = new StringBuilder(10);
    for (int i = 0; i < 10; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
