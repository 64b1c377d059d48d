// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One scenario of a plan, as it stands in a file; what is left out is empty. */
record PlanScenario(
    String name,
    @Nullable GivenPerson person,
    @Nullable GivenApp app,
    @Nullable GivenLink link,
    @Nullable List<Map<String, Object>> seen,
    Then then) {

  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  record GivenPerson(
      @Nullable String stage,
      @Nullable String directory,
      @Nullable Map<String, String> fields,
      @Nullable List<String> absent,
      @Nullable String principalName,
      @Nullable String mail,
      @Nullable Boolean noAccount) {}

  record GivenApp(
      @Nullable String userNames,
      @Nullable Integer maxUserName,
      @Nullable List<GivenRole> roles,
      @Nullable Integer asyncSeconds,
      @Nullable Boolean externalIdChanges,
      @Nullable String depth) {}

  record GivenRole(Map<String, String> when, @Nullable List<String> groups) {}

  record GivenLink(
      @Nullable String remoteId,
      @Nullable List<String> groups,
      @Nullable Boolean unsure,
      @Nullable Integer closeAskedSecondsAgo) {}

  record Then(
      String decision,
      @Nullable List<String> effects,
      @Nullable List<String> reasons,
      @Nullable Map<String, String> values) {

    Then {
      effects = effects == null ? List.of() : effects;
      reasons = reasons == null ? List.of() : reasons;
      values = values == null ? Map.of() : values;
    }
  }

  Decision decide() {
    App built = buildApp();
    Person given = buildPerson();
    Link known = buildLink();
    Search.Depth depth =
        app == null || app.depth() == null ? Search.Depth.USUAL : Search.Depth.valueOf(app.depth());
    Intent intent = Intent.of(built, given, Birthright.of(given, built.roles()), known);
    return Decisions.decide(built, intent, buildSeen(), known, depth, NOW);
  }

  private App buildApp() {
    GivenApp given = app == null ? new GivenApp(null, null, null, null, null, null) : app;
    AccountRules rules =
        "LOCAL_PART".equals(given.userNames())
            ? new AccountRules(
                AccountRules.UserName.LOCAL_PART,
                Objects.requireNonNullElse(given.maxUserName(), 21),
                false,
                !Boolean.FALSE.equals(given.externalIdChanges()))
            : AccountRules.plain();
    List<Role> roles =
        given.roles() == null
            ? List.of(new Role("everyone", person -> true, Set.of(), false, Set.of()))
            : given.roles().stream().map(PlanScenario::role).toList();
    return new App(
        "chat",
        rules,
        roles,
        Duration.ofSeconds(Objects.requireNonNullElse(given.asyncSeconds(), 0)),
        true);
  }

  private static Role role(GivenRole given) {
    Set<WorkerField> reads =
        given.when().keySet().stream()
            .map(key -> WorkerField.byKey(key).orElseThrow())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(WorkerField.class)));
    return new Role(
        "role",
        person ->
            given.when().entrySet().stream()
                .allMatch(
                    e ->
                        person
                            .worker()
                            .text(WorkerField.byKey(e.getKey()).orElseThrow())
                            .filter(e.getValue()::equals)
                            .isPresent()),
        reads,
        false,
        given.groups() == null ? Set.of() : Set.copyOf(given.groups()));
  }

  private Person buildPerson() {
    GivenPerson given =
        person == null ? new GivenPerson(null, null, null, null, null, null, null) : person;
    Worker.Builder worker = Worker.of(new WorkerKey("bamboo", "7"));
    worker.put(WorkerField.FIRST_NAME, "Anna").put(WorkerField.LAST_NAME, "Berg");
    Optional.ofNullable(given.fields())
        .orElse(Map.of())
        .forEach((key, value) -> worker.put(WorkerField.byKey(key).orElseThrow(), value));
    Optional.ofNullable(given.absent())
        .orElse(List.of())
        .forEach(key -> worker.absent(WorkerField.byKey(key).orElseThrow()));
    String principal = Objects.requireNonNullElse(given.principalName(), "anna.berg@acme.example");
    return new Person(
        worker.build(),
        "Anna Berg",
        LifecycleStage.valueOf(Objects.requireNonNullElse(given.stage(), "ACTIVE")),
        OutcomeStatus.valueOf(Objects.requireNonNullElse(given.directory(), "APPLIED")),
        Boolean.TRUE.equals(given.noAccount())
            ? null
            : new Person.DirectoryAccount("e1", principal, given.mail(), true));
  }

  private Link buildLink() {
    if (link == null) {
      return Link.NONE;
    }
    return new Link(
        link.remoteId(),
        link.groups() == null ? Set.of() : Set.copyOf(link.groups()),
        Boolean.TRUE.equals(link.unsure()),
        null,
        link.closeAskedSecondsAgo() == null ? null : NOW.minusSeconds(link.closeAskedSecondsAgo()),
        0,
        null);
  }

  private List<KnownAppAccount> buildSeen() {
    return Optional.ofNullable(seen).orElse(List.of()).stream().map(PlanScenario::account).toList();
  }

  private static KnownAppAccount account(Map<String, Object> given) {
    Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
    profile.put(ProfileField.USER_NAME, "anna.berg@acme.example");
    profile.put(ProfileField.MAIL, "anna.berg@acme.example");
    profile.put(ProfileField.EXTERNAL_ID, "bamboo:7");
    profile.put(ProfileField.DISPLAY_NAME, "Anna Berg");
    profile.put(ProfileField.GIVEN_NAME, "Anna");
    profile.put(ProfileField.FAMILY_NAME, "Berg");
    for (ProfileField field : ProfileField.values()) {
      if (given.containsKey(field.name())) {
        String value = (String) given.get(field.name());
        if (value == null || value.isEmpty()) {
          profile.remove(field);
        } else {
          profile.put(field, value);
        }
      }
    }
    @SuppressWarnings("unchecked")
    List<String> groups = (List<String>) given.get("groups");
    return new KnownAppAccount(
        (String) given.getOrDefault("id", "u1"),
        !Boolean.FALSE.equals(given.get("active")),
        profile,
        groups == null ? null : Set.copyOf(groups));
  }

  static String word(Decision decision) {
    return switch (decision) {
      case Decision.LeaveAlone alone -> "leave-alone";
      case Decision.Hold hold -> "hold";
      case Decision.Proceed proceed -> "proceed";
      case Decision.CloseDown close -> "close-down";
    };
  }

  /** Values that are written; a cleared one is the empty text. */
  static Map<String, String> values(Decision decision) {
    Map<String, String> values = new HashMap<>();
    for (AppEffect effect : decision.effects()) {
      if (effect instanceof AppEffect.CreateAccount create) {
        create.profile().forEach((field, value) -> values.put(field.name(), value));
      }
      if (effect instanceof AppEffect.UpdateAccount update) {
        update.changes().forEach((field, value) -> values.put(field.name(), value.orElse("")));
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return name;
  }
}
