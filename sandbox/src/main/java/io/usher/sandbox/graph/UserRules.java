// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Entra ID accepts in a user: required properties, lengths, UPN and password rules. */
final class UserRules {
  private static final List<String> REQUIRED =
      List.of(
          "accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile");

  private static final Map<String, Integer> TEXTS =
      Map.ofEntries(
          entry("userPrincipalName", 113),
          entry("mailNickname", 64),
          entry("displayName", 256),
          entry("givenName", 64),
          entry("surname", 64),
          entry("jobTitle", 128),
          entry("department", 64),
          entry("companyName", 64),
          entry("officeLocation", 128),
          entry("city", 128),
          entry("state", 128),
          entry("country", 128),
          entry("streetAddress", 1024),
          entry("postalCode", 40),
          entry("mobilePhone", 64),
          entry("faxNumber", 64),
          entry("employeeId", 16),
          entry("employeeType", 256),
          entry("usageLocation", 2),
          entry("mail", 256),
          entry("preferredLanguage", 64),
          entry("userType", 64),
          entry("passwordPolicies", 256),
          entry("onPremisesImmutableId", 256),
          entry("ageGroup", 64),
          entry("consentProvidedForMinor", 64));

  private static final Set<String> DATES = Set.of("employeeHireDate", "employeeLeaveDateTime");
  private static final Set<String> LISTS = Set.of("otherMails", "businessPhones");
  private static final Set<String> FLAGS = Set.of("accountEnabled", "showInAddressList");
  private static final Set<String> OBJECTS =
      Set.of("passwordProfile", "employeeOrgData", "onPremisesExtensionAttributes");
  private static final Set<String> NEVER_CLEARED =
      Set.of("displayName", "userPrincipalName", "mailNickname", "usageLocation", "accountEnabled");

  private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9'.\\-_!#^~]{1,64}");
  private static final Pattern NICKNAME =
      Pattern.compile("[\\x21-\\x7E&&[^@()\\\\\\[\\]\";:<>,]]+");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final Set<String> domains;

  UserRules(List<String> domains) {
    this.domains = Set.copyOf(domains.stream().map(d -> d.toLowerCase(Locale.ROOT)).toList());
  }

  void checkCreate(ObjectNode body) {
    for (String property : REQUIRED) {
      if (!body.hasNonNull(property)) {
        throw GraphErrors.badRequest(
            "A required property is missing from the request: '" + property + "'.");
      }
    }
    checkValues(body);
  }

  void checkUpdate(ObjectNode body) {
    checkValues(body);
  }

  void checkUpn(String upn) {
    int at = upn.indexOf('@');
    boolean wellFormed =
        at > 0
            && at == upn.lastIndexOf('@')
            && upn.charAt(at - 1) != '.'
            && upn.length() - at - 1 <= 48
            && LOCAL_PART.matcher(upn.substring(0, at)).matches();
    if (!wellFormed) {
      throw GraphErrors.invalidValue("userPrincipalName");
    }
    if (!domains.contains(upn.substring(at + 1).toLowerCase(Locale.ROOT))) {
      throw GraphErrors.badRequest(
          "The domain portion of the userPrincipalName property is invalid. You must use one of"
              + " the verified domain names in your organization.");
    }
  }

  private void checkValues(ObjectNode body) {
    body.properties().stream()
        .filter(field -> !field.getKey().startsWith("@odata."))
        .forEach(field -> checkValue(field.getKey(), field.getValue()));
  }

  private void checkValue(String name, JsonNode value) {
    if (value.isNull()) {
      checkClearing(name);
    } else if (TEXTS.containsKey(name)) {
      checkText(name, value);
    } else if (FLAGS.contains(name)) {
      require(value.isBoolean(), name);
    } else if (LISTS.contains(name)) {
      require(value.isArray() && !(name.equals("businessPhones") && value.size() > 1), name);
    } else if (DATES.contains(name)) {
      checkDate(name, value);
    } else if (OBJECTS.contains(name)) {
      require(value.isObject(), name);
    } else {
      checkOther(name);
    }
    if (name.equals("passwordProfile") && value.isObject()) {
      checkPassword(value);
    }
  }

  private static void checkClearing(String name) {
    if (NEVER_CLEARED.contains(name) || LISTS.contains(name)) {
      throw GraphErrors.invalidValue(name);
    }
  }

  private static void checkOther(String name) {
    if (name.equals("proxyAddresses")) {
      throw GraphErrors.badRequest("Property 'proxyAddresses' is read-only and cannot be set.");
    }
    if (!name.startsWith("extension_")) {
      throw GraphErrors.badRequest("Invalid property '" + name + "'.");
    }
  }

  private void checkText(String name, JsonNode value) {
    String text = value.asText();
    require(
        value.isTextual() && !text.isEmpty() && text.length() <= TEXTS.getOrDefault(name, 0), name);
    switch (name) {
      case "userPrincipalName" -> checkUpn(text);
      case "mailNickname" -> require(NICKNAME.matcher(text).matches(), name);
      case "usageLocation" -> require(COUNTRY.matcher(text).matches(), name);
      case "mail" -> require(text.chars().allMatch(c -> c < 128) && text.contains("@"), name);
      default -> {
        // Free text within its length.
      }
    }
  }

  private static void checkDate(String name, JsonNode value) {
    try {
      OffsetDateTime.parse(value.asText());
    } catch (DateTimeException e) {
      throw GraphErrors.invalidValue(name);
    }
  }

  /** 8 to 256 ASCII characters of three classes out of four. */
  private static void checkPassword(JsonNode profile) {
    String password = Json.text(profile, "password");
    if (password == null) {
      return;
    }
    long classes =
        Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]")
            .filter(pattern -> Pattern.compile(pattern).matcher(password).find())
            .count();
    boolean ascii = password.chars().allMatch(c -> c >= 32 && c < 127);
    if (password.length() < 8 || password.length() > 256 || classes < 3 || !ascii) {
      throw GraphErrors.badRequest(
          "The specified password does not comply with password complexity requirements. Please"
              + " provide a different password.");
    }
  }

  private static void require(boolean good, String property) {
    if (!good) {
      throw GraphErrors.invalidValue(property);
    }
  }
}
