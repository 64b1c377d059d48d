// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.LifecycleStage;
import io.usher.saas.domain.InMemoryAppAccounts;
import io.usher.saas.domain.InMemoryAppAccounts.Fault;
import io.usher.saas.domain.InMemoryLinks;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.ProfileField;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Promises that hold whatever happens to calls and processes. */
class AppWorkPropertiesTest {

  /** What happens to a person. */
  enum Step {
    HIRED,
    MOVED,
    RENAMED,
    LEFT,
    GONE
  }

  @Property(tries = 400)
  void lostAnswersAndCrashesNeverMakeTwoAccounts(
      @ForAll @Size(min = 1, max = 8) List<Step> steps,
      @ForAll boolean findsOwnId,
      @ForAll long seed) {
    Random random = new Random(seed);
    InMemoryLinks links = new InMemoryLinks();
    InMemoryAppAccounts app =
        new InMemoryAppAccounts(Set.of(OnePerson.STAFF, OnePerson.SALES), findsOwnId);
    OnePerson anna = new OnePerson(links, "7", "anna.berg@acme.example", findsOwnId);
    OnePerson namesake = new OnePerson(links, "8", "anna.berg@acme-de.example", findsOwnId);

    app.faults(() -> fault(random));
    for (int i = 0; i < steps.size(); i++) {
      step(anna, steps.get(i), i);
      tries(anna, app, random);
      tries(namesake, app, random);
    }
    app.faults(() -> Fault.NONE);
    settle(anna, app);
    settle(namesake, app);

    assertThat(accountsOf(app, "bamboo:7")).hasSizeLessThanOrEqualTo(1);
    assertThat(accountsOf(app, "bamboo:8")).hasSize(1);
    assertThat(accountsOf(app, "bamboo:7"))
        .allMatch(account -> account.active() == (anna.stage() == LifecycleStage.ACTIVE));
  }

  @Property(tries = 200)
  void decidingAgainAfterApplyingGivesNoEffect(@ForAll @Size(min = 1, max = 6) List<Step> steps) {
    InMemoryLinks links = new InMemoryLinks();
    InMemoryAppAccounts app =
        new InMemoryAppAccounts(Set.of(OnePerson.STAFF, OnePerson.SALES), false);
    OnePerson anna = new OnePerson(links, "7", "anna.berg@acme.example", false);

    for (int i = 0; i < steps.size(); i++) {
      step(anna, steps.get(i), i);
      Plan before = anna.plan(app);
      assertThat(anna.plan(app)).isEqualTo(before);
      Ending ending = anna.tries(app);

      assertThat(ending).isInstanceOf(Ending.Done.class);
      assertThat(ending.report().effects()).isEqualTo(before.decision().effects());
      assertThat(anna.plan(app).decision().effects()).isEmpty();
    }
  }

  private static Fault fault(Random random) {
    int drawn = random.nextInt(10);
    return drawn < 2 ? Fault.LOST_RESPONSE : drawn < 3 ? Fault.LOST_REQUEST : Fault.NONE;
  }

  private static void tries(OnePerson person, InMemoryAppAccounts app, Random random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        person.dies(app);
      } else {
        person.tries(app);
      }
    }
  }

  private static void settle(OnePerson person, InMemoryAppAccounts app) {
    Ending ending = person.tries(app);
    for (int i = 0; i < 5 && !(ending instanceof Ending.Done); i++) {
      ending = person.tries(app);
    }
    assertThat(ending).isInstanceOf(Ending.Done.class);
  }

  private static void step(OnePerson person, Step step, int number) {
    switch (step) {
      case HIRED -> person.is(LifecycleStage.ACTIVE);
      case MOVED -> person.worksIn(number % 2 == 0 ? "Sales" : "Support");
      case RENAMED -> person.isCalled("anna.meier" + number + "@acme.example");
      case LEFT -> person.is(LifecycleStage.LEAVER);
      case GONE -> person.is(LifecycleStage.GONE);
    }
  }

  private static List<KnownAppAccount> accountsOf(InMemoryAppAccounts app, String externalId) {
    return app.all().stream()
        .filter(
            account ->
                account.field(ProfileField.EXTERNAL_ID).filter(externalId::equals).isPresent())
        .toList();
  }
}
