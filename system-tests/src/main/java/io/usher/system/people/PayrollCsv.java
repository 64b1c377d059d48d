// SPDX-License-Identifier: Apache-2.0
package io.usher.system.people;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes people the way the sample company's payroll system exports them. */
public final class PayrollCsv {

  private static final String HEADER =
      "Employee ID;First name;Last name;Private e-mail;Department;Title;Manager ID;Site;Country;"
          + "Cost centre;Start;End";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private PayrollCsv() {}

  /** The file, UTF-8, semicolons, CRLF. */
  public static byte[] of(List<Person> people) {
    return Stream.concat(Stream.of(HEADER), people.stream().map(PayrollCsv::row))
        .collect(Collectors.joining("\r\n", "", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String row(Person person) {
    return Stream.of(
            person.key().workerId(),
            person.firstName(),
            person.lastName(),
            person.personalEmail(),
            person.department(),
            person.jobTitle(),
            person.managerId() == null ? "" : person.managerId(),
            person.site().location(),
            person.site().country(),
            "CC-" + person.department().substring(0, 2).toUpperCase(Locale.ROOT),
            DAY.format(person.startDate()),
            person.endDate() == null ? "" : DAY.format(person.endDate()))
        .map(PayrollCsv::quoted)
        .collect(Collectors.joining(";"));
  }

  private static String quoted(String cell) {
    return cell.matches("[^;\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
