// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.company.Validation;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Countries;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Country, zone, and the company's lists. */
final class PlaceRules {

  private PlaceRules() {}

  static List<Rule> of(Validation validation) {
    Validation.Lists lists = validation.lists();
    return List.of(
        Rule.hold(
            ReasonCode.COUNTRY_UNKNOWN,
            "The country is no ISO 3166-1 code and no name that is known",
            Rule.texts(Set.of(WorkerField.COUNTRY_CODE), text -> !Countries.isCode(text))),
        Rule.hold(
            ReasonCode.DEPARTMENT_UNKNOWN,
            "The department is not in the list",
            Rule.texts(Set.of(WorkerField.DEPARTMENT), text -> unknown(lists.departments(), text))),
        Rule.hold(
            ReasonCode.LOCATION_UNKNOWN,
            "The location is not in the list",
            Rule.texts(
                Set.of(WorkerField.LOCATION), text -> unknown(lists.locations().keySet(), text))),
        Rule.hold(
            ReasonCode.COUNTRY_CONTRADICTS_LOCATION,
            "The country is not the one of the location",
            subject ->
                Stream.of(WorkerField.COUNTRY_CODE)
                    .filter(field -> elsewhere(lists.locations(), subject))),
        Rule.hold(
            ReasonCode.ZONE_UNKNOWN,
            "No time zone is known: neither HR, nor the location, nor the source tells one",
            subject ->
                Stream.of(WorkerField.ZONE)
                    .filter(field -> subject.zone().isEmpty() || notAZone(subject))));
  }

  private static boolean unknown(Set<String> list, String text) {
    return !list.isEmpty() && !list.contains(text);
  }

  private static boolean elsewhere(Map<String, Validation.Location> locations, Subject subject) {
    Optional<String> country = subject.text(WorkerField.COUNTRY_CODE).filter(Countries::isCode);
    Optional<String> expected =
        subject
            .text(WorkerField.LOCATION)
            .flatMap(name -> Optional.ofNullable(locations.get(name)))
            .map(Validation.Location::country);
    return country.isPresent() && expected.isPresent() && !country.equals(expected);
  }

  /** HR tells a zone, but the one that counts is another. */
  private static boolean notAZone(Subject subject) {
    Optional<String> told = subject.text(WorkerField.ZONE);
    return told.isPresent() && !told.equals(subject.zone().map(ZoneId::getId));
  }
}
