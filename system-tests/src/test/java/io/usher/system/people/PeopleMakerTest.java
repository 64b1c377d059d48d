// SPDX-License-Identifier: Apache-2.0
package io.usher.system.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeopleMakerTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @Test
  void theSameSeedGivesTheSamePeople() {
    assertThat(new PeopleMaker(7, TODAY).hires("payroll", 1, 40))
        .isEqualTo(new PeopleMaker(7, TODAY).hires("payroll", 1, 40));
  }

  @Test
  void eachPersonWithBadDataSaysForWhatItMustBeHeld() {
    assertThat(new PeopleMaker(7, TODAY).withBadData("payroll", 1))
        .hasSize(6)
        .allSatisfy(person -> assertThat(person.fate()).isEqualTo(Fate.HELD))
        .extracting(Person::expectedCode)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void theFileKeepsLeadingZerosAndOneRowPerPerson() {
    String file =
        new String(
            PayrollCsv.of(new PeopleMaker(7, TODAY).hires("payroll", 17, 3)),
            StandardCharsets.UTF_8);

    assertThat(file.lines()).hasSize(4).anyMatch(line -> line.startsWith("000017;"));
  }
}
