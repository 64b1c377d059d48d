// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.normalise;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.Correction;
import io.usher.validation.domain.FieldText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The steps of normalisation, in order. Each is a named value; a later one sees the result. */
public final class Normalisation {

  /** The rule that removes a manager who is the worker. */
  public static final String NO_OWN_MANAGER = "no-own-manager";

  private static final Set<WorkerField> EVERY_TEXT =
      Arrays.stream(WorkerField.values())
          .filter(field -> field.kind() == WorkerField.Kind.TEXT)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<WorkerField> MAIL =
      Set.of(WorkerField.PERSONAL_EMAIL, WorkerField.WORK_EMAIL);
  private static final Set<WorkerField> PHONES =
      Set.of(WorkerField.WORK_PHONE, WorkerField.MOBILE_PHONE);
  private static final Set<LocalDate> OPEN_ENDED =
      Set.of(LocalDate.of(9999, 12, 31), LocalDate.of(2999, 12, 31), LocalDate.of(1900, 1, 1));

  private static final List<Step> STEPS =
      List.of(
          text("no-invisible-characters", EVERY_TEXT, (text, worker) -> Texts.visible(text)),
          text("composed-characters", EVERY_TEXT, (text, worker) -> Texts.composed(text)),
          text("single-blanks", EVERY_TEXT, (text, worker) -> Texts.singleBlanks(text)),
          text("country-code", Set.of(WorkerField.COUNTRY_CODE), (t, w) -> Countries.codeOf(t)),
          text("phone-e164", PHONES, Phones::e164),
          text("mail-domain-lower-case", MAIL, (text, worker) -> Texts.mailDomainLowerCase(text)),
          text("language-tag", Set.of(WorkerField.PREFERRED_LANGUAGE), (t, w) -> Texts.language(t)),
          new Step("open-end", Normalisation::openEnd),
          new Step(NO_OWN_MANAGER, Normalisation::noOwnManager));

  private Normalisation() {}

  /** The tidy worker; a tidy one comes back as it is, without corrections. */
  public static Normalised of(Worker worker) {
    Worker tidy = worker;
    List<Correction> corrections = new ArrayList<>();
    for (Step step : STEPS) {
      Worker next = step.change().apply(tidy);
      corrections.addAll(differences(tidy, next, step.rule()));
      tidy = next;
    }
    return new Normalised(tidy, corrections);
  }

  /**
   * One step.
   *
   * @param rule its stable name
   * @param change what it does; returns an equal worker when there is nothing to do
   */
  private record Step(String rule, UnaryOperator<Worker> change) {}

  private static Step text(
      String rule, Set<WorkerField> fields, BiFunction<String, Worker, String> change) {
    return new Step(
        rule,
        worker -> {
          Worker.Builder builder = worker.toBuilder();
          for (WorkerField field : fields) {
            worker.text(field).ifPresent(text -> builder.put(field, change.apply(text, worker)));
          }
          return builder.build();
        });
  }

  private static Worker openEnd(Worker worker) {
    return worker.date(WorkerField.END_DATE).filter(OPEN_ENDED::contains).isPresent()
        ? worker.toBuilder().put(WorkerField.END_DATE, null).build()
        : worker;
  }

  private static Worker noOwnManager(Worker worker) {
    return worker.text(WorkerField.MANAGER_ID).filter(worker.key().workerId()::equals).isPresent()
        ? worker.toBuilder().put(WorkerField.MANAGER_ID, null).build()
        : worker;
  }

  private static List<Correction> differences(Worker before, Worker after, String rule) {
    List<Correction> corrections = new ArrayList<>();
    for (WorkerField field : WorkerField.values()) {
      String was = FieldText.of(before, field);
      String is = FieldText.of(after, field);
      if (!Objects.equals(was, is)) {
        corrections.add(new Correction(field, was, is, rule, null));
      }
    }
    return corrections;
  }
}
