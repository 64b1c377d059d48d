// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code validation.yaml}. */
final class ValidationFile {

  private static final Set<WorkerField> REQUIRED =
      EnumSet.of(
          WorkerField.FIRST_NAME,
          WorkerField.LAST_NAME,
          WorkerField.START_DATE,
          WorkerField.COUNTRY_CODE,
          WorkerField.EMPLOYMENT_STATUS);
  private static final Scalar<Validation.Severity> SEVERITY =
      Scalars.kebab(Validation.Severity.class);

  private ValidationFile() {}

  static Validation read(Section file) {
    Section validation = file.maybe("validation");
    Validation result =
        new Validation(
            required(validation),
            lists(validation.maybe("lists")),
            severity(validation.maybe("severity")),
            custom(validation),
            brake(validation.maybe("brake")));
    validation.end();
    file.end();
    return result;
  }

  private static Set<WorkerField> required(Section validation) {
    if (!validation.has("required")) {
      return REQUIRED;
    }
    Set<WorkerField> fields = new LinkedHashSet<>();
    // workerId may be named and is always there: without it there is no key.
    validation
        .list("required", WorkerFields.WITH_ID)
        .forEach(field -> field.ifPresent(fields::add));
    return fields;
  }

  private static Validation.Lists lists(Section section) {
    Section places = section.maybe("locations");
    Map<String, Validation.Location> locations = new LinkedHashMap<>();
    for (String name : places.names()) {
      Section place = places.needSection(name);
      locations.put(
          name,
          new Validation.Location(
              place.need("country", Scalars.COUNTRY), place.need("zone", Scalars.ZONE)));
      place.end();
    }
    Set<String> departments = new LinkedHashSet<>(section.list("departments", Scalars.TEXT));
    section.end();
    return new Validation.Lists(departments, locations);
  }

  private static Map<ReasonCode, Validation.Severity> severity(Section section) {
    Map<String, ReasonCode> codes = FindingCodes.byKey();
    Map<ReasonCode, Validation.Severity> severities = new LinkedHashMap<>();
    for (String key : section.names()) {
      ReasonCode code = codes.get(key);
      if (code == null) {
        String hint = Suggestion.hint(key, codes.keySet());
        section.keyMistake(
            key,
            "the unknown finding " + key + (hint.isEmpty() ? "" : " (" + hint + ")"),
            "a finding of docs/reason-codes.md such as department-unknown");
      } else {
        severities.put(code, section.need(key, SEVERITY));
      }
    }
    return severities;
  }

  private static List<Validation.CustomRule> custom(Section validation) {
    List<Validation.CustomRule> rules = new ArrayList<>();
    Set<String> codes = new LinkedHashSet<>();
    for (Section section : validation.sections("custom")) {
      String code = section.need("code", Scalars.TEXT);
      if (section.has("code") && !Names.good(code)) {
        section.mistake("code", code, "a code in kebab case such as sales-needs-cost-centre");
      } else if (!codes.add(code)) {
        section.mistake("code", "the code " + code + " twice", "each code once");
      }
      rules.add(
          new Validation.CustomRule(
              code,
              section.need("when", Scalars.CONDITION),
              section.get("severity", SEVERITY, Validation.Severity.HOLD),
              section.need("message", Scalars.TEXT)));
      section.end();
    }
    return rules;
  }

  private static Validation.Brake brake(Section section) {
    Section leavers = section.maybe("leavers");
    Validation.Brake brake =
        new Validation.Brake(
            section.get("window", Scalars.DURATION, Duration.ofHours(1)),
            new Validation.LeaverLimit(
                leavers.get("at-most", Scalars.COUNT, 25),
                leavers.get("share", Scalars.SHARE, 0.05)));
    leavers.end();
    section.end();
    return brake;
  }
}
