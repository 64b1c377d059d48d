// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.company.Access;
import io.usher.company.Company;
import io.usher.company.Directory.Assign;
import io.usher.company.Directory.Licence;
import io.usher.company.Expression;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.entra.domain.DesiredAccount.ManagerWish;
import io.usher.entra.domain.DesiredAccount.NewNames;
import io.usher.entra.domain.DesiredAccount.Standing;
import io.usher.entra.domain.naming.Names;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the desired account of an admitted worker by the rules of the company folder. */
public final class DesiredAccounts {

  private static final Map<WorkerField, Attribute> PLAIN =
      Map.of(
          WorkerField.FIRST_NAME, Attribute.GIVEN_NAME,
          WorkerField.LAST_NAME, Attribute.SURNAME,
          WorkerField.JOB_TITLE, Attribute.JOB_TITLE,
          WorkerField.DEPARTMENT, Attribute.DEPARTMENT,
          WorkerField.COMPANY, Attribute.COMPANY_NAME,
          WorkerField.LOCATION, Attribute.OFFICE_LOCATION,
          WorkerField.COUNTRY_CODE, Attribute.USAGE_LOCATION,
          WorkerField.PREFERRED_LANGUAGE, Attribute.PREFERRED_LANGUAGE);

  private final Company company;
  private final Set<String> licenceGroups;

  /**
   * @throws IllegalArgumentException when {@code directory.yaml} names an Entra attribute that
   *     Usher cannot write, or another key than employeeId
   */
  public DesiredAccounts(Company company) {
    this.company = company;
    this.licenceGroups = new TreeSet<>();
    company.directory().licences().values().forEach(l -> l.group().ifPresent(licenceGroups::add));
    if (!company.directory().correlation().attribute().equals(Attribute.EMPLOYEE_ID.graphName())) {
      throw new IllegalArgumentException("directory.yaml: correlation must be by employeeId");
    }
    company.directory().attributes().keySet().forEach(DesiredAccounts::attributeNamed);
  }

  /** Names of licences in {@code directory.yaml} that are assigned to the person itself. */
  public Set<String> managedLicences() {
    Set<String> names = new TreeSet<>(company.directory().licences().keySet());
    names.removeIf(name -> licence(name).assign() == Assign.GROUP);
    return Collections.unmodifiableSet(names);
  }

  /** Names of all groups that the company folder speaks of; no other group is ever touched. */
  public Set<String> managedGroups() {
    Set<String> names = new TreeSet<>(licenceGroups);
    company.access().roles().values().forEach(role -> names.addAll(role.groups()));
    return Collections.unmodifiableSet(names);
  }

  /**
   * The desired account.
   *
   * @param worker normalised, its zone set
   * @param stage where the person stands
   * @param signInBlocked whether sign-in must be closed in this stage
   */
  public DesiredAccount of(Worker worker, LifecycleStage stage, boolean signInBlocked) {
    Names names = Names.of(worker);
    String displayName = names.displayName(company.naming().displayName());
    return new DesiredAccount(
        worker.key(),
        new Standing(stage, !stage.leaving() && !signInBlocked),
        attributes(worker, stage, displayName),
        grants(worker, stage),
        manager(worker),
        new NewNames(displayName, names.addresses(company.naming(), worker, stage)));
  }

  private Map<Attribute, Optional<String>> attributes(
      Worker worker, LifecycleStage stage, String displayName) {
    Map<Attribute, Optional<String>> wishes = new EnumMap<>(Attribute.class);
    PLAIN.forEach(
        (field, attribute) -> {
          if (!worker.isAbsent(field)) {
            wishes.put(attribute, worker.text(field).map(attribute::fitted));
          }
        });
    if (Collections.disjoint(
        Names.fieldsOf(company.naming().displayName()), worker.absentFields())) {
      wishes.put(Attribute.DISPLAY_NAME, Optional.of(Attribute.DISPLAY_NAME.fitted(displayName)));
    }
    if (!worker.isAbsent(WorkerField.START_DATE)) {
      wishes.put(
          Attribute.EMPLOYEE_HIRE_DATE,
          worker.date(WorkerField.START_DATE).map(date -> startOf(date, worker)));
    }
    company
        .directory()
        .attributes()
        .forEach(
            (name, expression) -> feed(wishes, attributeNamed(name), expression, worker, stage));
    Expression key = company.directory().correlation().value();
    if (Collections.disjoint(key.reads(), worker.absentFields())) {
      wishes.put(
          Attribute.EMPLOYEE_ID,
          Optional.of(key.value(worker, stage).orElse(worker.key().workerId())));
    }
    return wishes;
  }

  private static void feed(
      Map<Attribute, Optional<String>> wishes,
      Attribute attribute,
      Expression expression,
      Worker worker,
      LifecycleStage stage) {
    if (Collections.disjoint(expression.reads(), worker.absentFields())) {
      wishes.put(attribute, expression.value(worker, stage).map(attribute::fitted));
    }
  }

  /** The first moment of that day in the worker's own zone, as Graph writes it. */
  private static String startOf(LocalDate date, Worker worker) {
    ZoneId zone = worker.text(WorkerField.ZONE).map(ZoneId::of).orElse(ZoneOffset.UTC);
    return date.atStartOfDay(zone).toInstant().toString();
  }

  private Grants grants(Worker worker, LifecycleStage stage) {
    Set<String> licences = new TreeSet<>();
    Set<String> groups = new TreeSet<>();
    Set<String> undecided = new TreeSet<>();
    for (Access.Role role : company.access().roles().values()) {
      if (!Collections.disjoint(role.when().reads(), worker.absentFields())) {
        undecided.addAll(directLicences(role));
        undecided.addAll(groups(role));
      } else if (role.when().holds(worker, stage)) {
        licences.addAll(directLicences(role));
        groups.addAll(groups(role));
      }
    }
    return new Grants(licences, groups, licenceGroups, undecided);
  }

  private List<String> directLicences(Access.Role role) {
    return role.licences().stream()
        .filter(name -> licence(name).assign() == Assign.DIRECT)
        .toList();
  }

  private Set<String> groups(Access.Role role) {
    Set<String> groups = new TreeSet<>(role.groups());
    role.licences().forEach(name -> licence(name).group().ifPresent(groups::add));
    return groups;
  }

  private Licence licence(String name) {
    Licence licence = company.directory().licences().get(name);
    if (licence == null) {
      throw new IllegalArgumentException("access.yaml: directory.yaml knows no licence " + name);
    }
    return licence;
  }

  private static ManagerWish manager(Worker worker) {
    if (worker.isAbsent(WorkerField.MANAGER_ID)) {
      return new ManagerWish.AsItIs();
    }
    return worker
        .managerKey()
        .filter(manager -> !manager.equals(worker.key()))
        .<ManagerWish>map(ManagerWish.Somebody::new)
        .orElseGet(ManagerWish.Nobody::new);
  }

  private static Attribute attributeNamed(String name) {
    return Attribute.byGraphName(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "directory.yaml: attributes: Usher does not write " + name));
  }
}
