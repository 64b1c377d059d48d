// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.company.NameTemplate;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.Address;
import io.usher.entra.fake.Tenant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names to addresses by the patterns of the test company. */
class NamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | Jürgen        | Müßig          | juergen.muessig@acme-de.example
          AT | Zoë           | Größl          | zoe.groessl@acme.example
          SE | Jürgen        | Åström         | jurgen.astrom@acme.example
          NO | Øystein       | Kjærgård       | oystein.kjaergard@acme.example
          PL | Łucja         | Żółć           | lucja.zolc@acme.example
          HR | Đurđa         | Šimić          | durda.simic@acme.example
          IS | Þór           | Guðmundsdóttir | thor.gudmundsdottir@acme.example
          TR | Işıl          | İnce           | isil.ince@acme.example
          VN | Nguyễn        | Văn Anh        | nguyen.vananh@acme.example
          GR | Γιώργος       | Παπαδόπουλος   | giorgos.papadopoulos@acme.example
          UA | Олена         | Шевченко       | olena.sevcenko@acme.example
          CN | 伟            | 王             | wei.wang@acme.example
          IE | Seán          | O'Brien        | sean.obrien@acme.example
          FR | Anne-Marie    | d’Arc          | anne-marie.darc@acme.example
          ES | María José    | de la Cruz     | mariajose.delacruz@acme.example
          US | J.R.          | Smith, Jr.     | j.r.smithjr@acme.example
          ID | Sukarno       |                | sukarno@acme.example
          IN |               | Madhuri        | madhuri@acme.example
          """)
  void aNameBecomesAnAddress(String country, String first, String last, String expected) {
    assertThat(candidates(country, first, "", last).getFirst().text()).isEqualTo(expected);
  }

  @Test
  void patternsAreTriedInOrderAndNumbersBeginWithTwo() {
    assertThat(candidates("US", "Ada", "Byron", "Lovelace"))
        .startsWith(
            new Address("ada.lovelace", "acme.example"),
            new Address("ada.b.lovelace", "acme.example"),
            new Address("ada.lovelace2", "acme.example"),
            new Address("ada.lovelace3", "acme.example"))
        .doesNotHaveDuplicates();
  }

  @Test
  void withoutAMiddleNameThePatternThatNeedsItGivesNothingNew() {
    assertThat(candidates("US", "Ada", "", "Lovelace"))
        .startsWith(
            new Address("ada.lovelace", "acme.example"),
            new Address("ada.lovelace2", "acme.example"));
  }

  @Test
  void aNameWithoutALetterGivesNoAddress() {
    assertThat(candidates("US", "!!", "", "…")).isEmpty();
  }

  @Test
  void aLongNameIsCutAndKeepsItsNumber() {
    List<Address> candidates = candidates("US", "A".repeat(60), "", "B".repeat(60));

    assertThat(candidates).isNotEmpty().allMatch(address -> address.local().length() <= 64);
    assertThat(candidates.get(1).local()).endsWith("2");
    assertThat(candidates).doesNotHaveDuplicates();
  }

  @Property
  void everyAddressIsOneThatEntraTakes(@ForAll String first, @ForAll String last) {
    assertThat(candidates("DE", first, "x", last))
        .allMatch(address -> address.local().matches("[a-z0-9_-]+([.][a-z0-9_-]+)*"))
        .allMatch(address -> address.local().length() <= 64);
  }

  @Test
  void theDisplayNameKeepsEveryLetterAndPrefersTheChosenName() {
    Worker worker =
        Worker.of(new WorkerKey("bamboo", "1"))
            .put(WorkerField.FIRST_NAME, "Jürgen")
            .put(WorkerField.PREFERRED_NAME, "Jü")
            .put(WorkerField.LAST_NAME, "von  Müßig")
            .build();

    assertThat(Names.of(worker).displayName(NameTemplate.parse("{preferredOrFirst} {last}")))
        .isEqualTo("Jü von Müßig");
  }

  private static List<Address> candidates(
      String country, String first, String middle, String last) {
    Worker worker =
        Worker.of(new WorkerKey("bamboo", "1"))
            .put(WorkerField.FIRST_NAME, first)
            .put(WorkerField.MIDDLE_NAME, middle)
            .put(WorkerField.LAST_NAME, last)
            .put(WorkerField.COUNTRY_CODE, country)
            .build();
    return Names.of(worker).addresses(Tenant.COMPANY.naming(), worker, LifecycleStage.ACTIVE);
  }
}
