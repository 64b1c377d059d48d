// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import io.usher.company.Access;
import io.usher.company.App;
import io.usher.company.Condition;
import io.usher.company.Identity;
import io.usher.core.WorkerField;
import io.usher.saas.domain.Person;
import io.usher.saas.domain.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the roles of access.yaml give in one app, with the app's own condition added to each. */
final class AppRoles {

  private AppRoles() {}

  static List<Role> of(App app, Access access) {
    return access.roles().values().stream().flatMap(role -> in(app, role).stream()).toList();
  }

  private static Optional<Role> in(App app, Access.Role role) {
    return Optional.ofNullable(role.apps().get(app.name()))
        .map(
            entitlement ->
                new Role(
                    role.name(),
                    person -> holds(role.when(), person) && holdsForAccount(app.when(), person),
                    reads(role.when(), app.when()),
                    app.when().text().contains("identity."),
                    entitlement.groups()));
  }

  private static boolean holds(Condition condition, Person person) {
    return condition.holds(person.worker(), person.stage());
  }

  private static boolean holdsForAccount(Condition condition, Person person) {
    return person
        .directoryAccount()
        .map(
            account ->
                condition.holds(
                    person.worker(),
                    person.stage(),
                    new Identity(
                        account.id(),
                        account.principalName(),
                        Optional.ofNullable(account.mail()),
                        account.mailboxReady())))
        .orElseGet(() -> holds(condition, person));
  }

  private static Set<WorkerField> reads(Condition role, Condition app) {
    Set<WorkerField> reads = EnumSet.noneOf(WorkerField.class);
    reads.addAll(role.reads());
    reads.addAll(app.reads());
    return reads;
  }
}
