// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.saas.domain.AccountRules;
import io.usher.saas.domain.App;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.InMemoryLinks;
import io.usher.saas.domain.Link;
import io.usher.saas.domain.Person;
import io.usher.saas.domain.Role;
import io.usher.saas.domain.Settlements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Drives the work of one person in one app as the engine would, crashes included. */
final class OnePerson {

  static final String STAFF = "staff";
  static final String SALES = "sales";

  private final AppWork work;
  private final InMemoryLinks links;
  private final App app;
  private final WorkerKey key;
  private LifecycleStage stage = LifecycleStage.ACTIVE;
  private String department = "Engineering";
  private String principalName;
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private boolean doubted;
  private boolean firstTry = true;

  OnePerson(InMemoryLinks links, String id, String principalName, boolean findsOwnId) {
    this.links = links;
    this.work = new AppWork(links);
    this.key = new WorkerKey("bamboo", id);
    this.principalName = principalName;
    this.app = app(findsOwnId);
  }

  static App app(boolean findsOwnId) {
    Role everyone = new Role("everyone", person -> true, Set.of(), false, Set.of(STAFF));
    Role sales =
        new Role(
            "sales",
            person ->
                person.worker().text(WorkerField.DEPARTMENT).filter("Sales"::equals).isPresent(),
            Set.of(WorkerField.DEPARTMENT),
            false,
            Set.of(SALES));
    return new App(
        "chat",
        new AccountRules(AccountRules.UserName.LOCAL_PART, 21, false, true),
        List.of(everyone, sales),
        Duration.ofSeconds(10),
        findsOwnId);
  }

  WorkerKey key() {
    return key;
  }

  LifecycleStage stage() {
    return stage;
  }

  Link link() {
    return links.of(app.name(), key);
  }

  OnePerson is(LifecycleStage newStage) {
    stage = newStage;
    firstTry = true;
    return this;
  }

  OnePerson worksIn(String newDepartment) {
    department = newDepartment;
    firstTry = true;
    return this;
  }

  OnePerson isCalled(String newPrincipalName) {
    principalName = newPrincipalName;
    firstTry = true;
    return this;
  }

  /** One try whose ending is recorded. */
  Ending tries(AppAccounts accounts) {
    Ending ending = work.run(task(), accounts);
    links.record(
        new Settlements.End(app.name(), key, ending.link(), 0, Set.of(app.name())), recorded -> {});
    doubted = false;
    firstTry = false;
    now = now.plus(Duration.ofMinutes(1));
    return ending;
  }

  /** One try after which the process dies before it can record anything. */
  void dies(AppAccounts accounts) {
    work.run(task(), accounts);
    doubted = true;
    firstTry = false;
    now = now.plus(Duration.ofMinutes(1));
  }

  /** What would be done now. */
  Plan plan(AppAccounts accounts) {
    return new Planner(links).plan(task(), accounts, io.usher.saas.domain.Search.Depth.USUAL);
  }

  private Task task() {
    Worker worker =
        Worker.of(key)
            .put(WorkerField.FIRST_NAME, "Anna")
            .put(WorkerField.LAST_NAME, "Berg")
            .put(WorkerField.DEPARTMENT, department)
            .build();
    Person person =
        new Person(
            worker,
            "Anna Berg",
            stage,
            OutcomeStatus.APPLIED,
            new Person.DirectoryAccount("e1", principalName, null, false));
    Link link = doubted ? link().doubted() : link();
    return new Task(app, person, link, firstTry && !doubted, now);
  }
}
