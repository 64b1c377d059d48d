// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.OnPremisesExtensionAttributes;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.User;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.EntraEffect.UpdateUser;
import io.usher.entra.domain.NewAccount;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attributes as Graph's user carries them, to and fro. */
final class GraphUsers {

  private static final String EXTENSIONS = "onPremisesExtensionAttributes";

  private GraphUsers() {}

  /** A new user; everything that a create call takes goes into it. */
  static User created(NewAccount account, PasswordProfile password) {
    User user = new User();
    user.setAccountEnabled(account.enabled());
    user.setUserPrincipalName(account.address().text());
    user.setMailNickname(account.address().local());
    user.setPasswordProfile(password);
    Map<String, Object> values = new HashMap<>();
    account.attributes().forEach((attribute, value) -> put(values, attribute, value));
    user.setAdditionalData(values);
    return user;
  }

  /** A user that holds the changed attributes alone; null clears one. */
  static User changed(UpdateUser update) {
    Map<String, Object> values = new HashMap<>();
    update
        .changes()
        .forEach((attribute, change) -> put(values, attribute, change.to().orElse(null)));
    User user = new User();
    user.setAdditionalData(values);
    return user;
  }

  private static void put(Map<String, Object> values, Attribute attribute, @Nullable String value) {
    if (attribute.extension()) {
      OnPremisesExtensionAttributes extensions =
          (OnPremisesExtensionAttributes)
              values.computeIfAbsent(EXTENSIONS, name -> new OnPremisesExtensionAttributes());
      Map<String, Object> texts = new HashMap<>(extensions.getAdditionalData());
      texts.put(attribute.graphName(), value);
      extensions.setAdditionalData(texts);
    } else {
      values.put(attribute.graphName(), value);
    }
  }

  /** The attributes that have a value. */
  static Map<Attribute, String> attributes(User user) {
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      value(user, attribute)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> attributes.put(attribute, text));
    }
    return attributes;
  }

  private static Optional<String> value(User user, Attribute attribute) {
    return Optional.ofNullable(
        switch (attribute) {
          case GIVEN_NAME -> user.getGivenName();
          case SURNAME -> user.getSurname();
          case DISPLAY_NAME -> user.getDisplayName();
          case JOB_TITLE -> user.getJobTitle();
          case DEPARTMENT -> user.getDepartment();
          case COMPANY_NAME -> user.getCompanyName();
          case OFFICE_LOCATION -> user.getOfficeLocation();
          case USAGE_LOCATION -> user.getUsageLocation();
          case EMPLOYEE_ID -> user.getEmployeeId();
          case EMPLOYEE_TYPE -> user.getEmployeeType();
          case EMPLOYEE_HIRE_DATE -> instant(user.getEmployeeHireDate());
          case PREFERRED_LANGUAGE -> user.getPreferredLanguage();
          case EXTENSION_1,
              EXTENSION_2,
              EXTENSION_3,
              EXTENSION_4,
              EXTENSION_5,
              EXTENSION_6,
              EXTENSION_7,
              EXTENSION_8,
              EXTENSION_9,
              EXTENSION_10,
              EXTENSION_11,
              EXTENSION_12,
              EXTENSION_13,
              EXTENSION_14,
              EXTENSION_15 ->
              extension(user.getOnPremisesExtensionAttributes(), attribute);
        });
  }

  private static @Nullable String instant(@Nullable OffsetDateTime time) {
    return time == null
        ? null
        : Instant.from(time.withOffsetSameInstant(ZoneOffset.UTC)).toString();
  }

  private static @Nullable String extension(
      @Nullable OnPremisesExtensionAttributes extensions, Attribute attribute) {
    return extensions == null ? null : extensions.getBackingStore().get(attribute.graphName());
  }
}
