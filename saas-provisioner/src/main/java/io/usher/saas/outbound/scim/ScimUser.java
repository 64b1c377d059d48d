// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.saas.domain.AppAccounts.AccountChange;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.ProfileField;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The user resource of RFC 7643 section 4.1, to and from the domain's words. */
final class ScimUser {

  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ScimDialect dialect;

  ScimUser(ScimDialect dialect) {
    this.dialect = dialect;
  }

  /** Body of a creation; {@code active} is always explicit, as some apps create closed accounts. */
  ObjectNode creation(Map<ProfileField, String> profile) {
    ObjectNode user = JSON.objectNode();
    user.putArray("schemas").add(CORE);
    user.put("active", true);
    profile.forEach((field, value) -> put(user, field, value));
    return user;
  }

  /** Body of a PATCH with one operation per field, in the order of the fields. */
  ObjectNode patch(AccountChange change) {
    ObjectNode patch = patchOf();
    ArrayNode operations = patch.putArray("Operations");
    for (ProfileField field : ProfileField.values()) {
      Optional<String> value = change.fields().get(field);
      if (value != null) {
        path(field).ifPresent(path -> operation(operations.addObject(), field, path, value));
      }
    }
    change
        .active()
        .ifPresent(
            active ->
                operations
                    .addObject()
                    .put("op", "replace")
                    .put("path", "active")
                    .put("value", active));
    return patch;
  }

  static ObjectNode patchOf() {
    ObjectNode patch = JSON.objectNode();
    patch.putArray("schemas").add(PATCH);
    return patch;
  }

  /** Body of a PUT: what the app holds, with the change made. */
  ObjectNode replacement(JsonNode current, AccountChange change) {
    ObjectNode user = current.deepCopy();
    user.remove("meta");
    change.fields().forEach((field, value) -> put(user, field, value.orElse(null)));
    change.active().ifPresent(active -> user.put("active", active));
    return user;
  }

  private void operation(
      ObjectNode operation, ProfileField field, String path, Optional<String> value) {
    operation.put("op", value.isPresent() ? "replace" : "remove").put("path", path);
    if (value.isPresent()) {
      if (field == ProfileField.MAIL && dialect.writing().email() == ScimDialect.EmailShape.ARRAY) {
        operation.set("value", emails(value.get()));
      } else {
        operation.put("value", value.get());
      }
    }
  }

  private Optional<String> path(ProfileField field) {
    return switch (field) {
      case EXTERNAL_ID -> Optional.of("externalId");
      case USER_NAME -> Optional.of("userName");
      case DISPLAY_NAME -> Optional.of("displayName");
      case GIVEN_NAME -> Optional.of("name.givenName");
      case FAMILY_NAME -> Optional.of("name.familyName");
      case TITLE -> Optional.of("title");
      case DEPARTMENT -> dialect.writing().enterpriseExtension().map(urn -> urn + ":department");
      case MAIL ->
          Optional.of(
              switch (dialect.writing().email()) {
                case ARRAY -> "emails";
                case FILTERED -> "emails[type eq \"work\"].value";
                case VALUE -> "emails.value";
              });
    };
  }

  private void put(ObjectNode user, ProfileField field, @Nullable String value) {
    switch (field) {
      case EXTERNAL_ID -> user.put("externalId", value);
      case USER_NAME -> user.put("userName", value);
      case DISPLAY_NAME -> user.put("displayName", value);
      case GIVEN_NAME -> user.withObjectProperty("name").put("givenName", value);
      case FAMILY_NAME -> user.withObjectProperty("name").put("familyName", value);
      case TITLE -> user.put("title", value);
      case MAIL -> user.set("emails", value == null ? JSON.arrayNode() : emails(value));
      case DEPARTMENT ->
          dialect.writing().enterpriseExtension().ifPresent(urn -> putDepartment(user, urn, value));
    }
  }

  private static void putDepartment(ObjectNode user, String urn, @Nullable String value) {
    user.withObjectProperty(urn).put("department", value);
    ArrayNode schemas = user.withArrayProperty("schemas");
    boolean named =
        StreamSupport.stream(schemas.spliterator(), false).anyMatch(s -> s.asText().equals(urn));
    if (!named) {
      schemas.add(urn);
    }
  }

  private static ArrayNode emails(String address) {
    ArrayNode emails = JSON.arrayNode();
    emails.addObject().put("value", address).put("type", "work").put("primary", true);
    return emails;
  }

  /** Reads a user; empty when it has no id. */
  Optional<KnownAppAccount> read(JsonNode user) {
    String id = user.path("id").asText("");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
    for (ProfileField field : ProfileField.values()) {
      String value = value(user, field);
      if (!value.isEmpty()) {
        profile.put(field, value);
      }
    }
    return Optional.of(
        new KnownAppAccount(id, truth(user.path("active"), true), profile, groups(user)));
  }

  /** Some apps write {@code "True"} and {@code "False"}. */
  private static boolean truth(JsonNode value, boolean otherwise) {
    return switch (value.asText("").toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> otherwise;
    };
  }

  private String value(JsonNode user, ProfileField field) {
    return switch (field) {
      case EXTERNAL_ID -> user.path("externalId").asText("");
      case USER_NAME -> user.path("userName").asText("");
      case DISPLAY_NAME -> user.path("displayName").asText("");
      case GIVEN_NAME -> user.path("name").path("givenName").asText("");
      case FAMILY_NAME -> user.path("name").path("familyName").asText("");
      case TITLE -> user.path("title").asText("");
      case MAIL -> address(user.path("emails"));
      case DEPARTMENT ->
          dialect
              .writing()
              .enterpriseExtension()
              .map(urn -> user.path(urn).path("department").asText(""))
              .orElse("");
    };
  }

  /** The primary address, or the only one there is. */
  private static String address(JsonNode emails) {
    for (JsonNode email : emails) {
      if (truth(email.path("primary"), false)) {
        return email.path("value").asText("");
      }
    }
    return emails.path(0).path("value").asText("");
  }

  /** Null when the app does not tell: an attribute without values may be left out. */
  private @Nullable Set<String> groups(JsonNode user) {
    if (!dialect.grouping().shownOnUser() || !user.path("groups").isArray()) {
      return null;
    }
    Set<String> groups = new HashSet<>();
    for (JsonNode group : user.path("groups")) {
      String name = group.path("display").asText("");
      if (name.isEmpty()) {
        return null;
      }
      groups.add(name);
    }
    return groups;
  }
}
