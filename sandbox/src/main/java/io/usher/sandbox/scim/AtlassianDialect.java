// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Atlassian: errors as in RFC 7644, e-mail addresses on verified domains, PUT that clears, DELETE
 * that removes for good, groups that keep their name, and the account id in an extension.
 *
 * @see <a href="https://developer.atlassian.com/cloud/admin/user-provisioning/rest/intro">User
 *     provisioning API</a>
 */
public final class AtlassianDialect implements Dialect {
  static final String EXTENSION = "urn:scim:schemas:extension:atlassian-external:1.0";

  private final String directoryId;
  private final Set<String> domains;

  public AtlassianDialect(String directoryId, List<String> verifiedDomains) {
    this.directoryId = directoryId;
    this.domains = Set.copyOf(verifiedDomains);
  }

  @Override
  public String name() {
    return "atlassian";
  }

  @Override
  public String base() {
    return "/atlassian/scim/directory/{directoryId}";
  }

  @Override
  public boolean isMine(Call call) {
    return call.parameter("directoryId").equals(directoryId);
  }

  @Override
  public Set<String> userFilters() {
    return Set.of("userName", "externalId");
  }

  @Override
  public int usualPage() {
    return 10_000;
  }

  @Override
  public String newUserId(Random random) {
    return uuid(random);
  }

  @Override
  public String newGroupId(Random random) {
    return uuid(random);
  }

  @Override
  public Reply error(int status, String scimType, String detail) {
    ObjectNode body = Json.object();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
    body.put("status", Integer.toString(status)).put("detail", detail);
    if (!scimType.isEmpty()) {
      body.put("scimType", scimType);
    }
    return Reply.json(status, body).with("Content-Type", "application/scim+json");
  }

  @Override
  public Optional<String> complaint(ObjectNode user) {
    List<String> emails =
        Json.items(user.get("emails")).map(email -> Json.text(email, "value", "")).toList();
    if (Json.text(user, "userName", "").isEmpty()) {
      return Optional.of("userName is required");
    }
    if (emails.isEmpty()) {
      return Optional.of("emails is required");
    }
    return emails.stream()
        .filter(email -> !domains.contains(domain(email)))
        .findFirst()
        .map(email -> "the domain of the e-mail address is not verified by the organization");
  }

  @Override
  public void decorate(ObjectNode user, Random random) {
    ArrayNode schemas = user.withArray("schemas");
    schemas.add(EXTENSION);
    String account = "712020:" + uuid(random);
    user.putObject(EXTENSION).put("atlassianAccountId", account);
  }

  @Override
  public boolean putClears() {
    return true;
  }

  @Override
  public boolean groupsCanBeRenamed() {
    return false;
  }

  @Override
  public boolean deactivatesLate() {
    return false;
  }

  @Override
  public boolean deleteRemoves() {
    return true;
  }

  @Override
  public boolean missesNonMembers() {
    return true;
  }

  @Override
  public int groupPatchStatus() {
    return 200;
  }

  @Override
  public Duration limit(Call call, Instant now) {
    return Duration.ZERO;
  }

  private static String domain(String email) {
    return email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
