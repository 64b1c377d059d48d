// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Normalisation;
import io.usher.validation.domain.normalise.Phones;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lengths, forbidden characters, e-mail addresses, phone numbers, the manager. */
final class TextRules {

  /** Limits of Microsoft Graph's {@code user} resource. */
  private static final Map<WorkerField, Integer> LIMITS =
      Map.of(
          WorkerField.FIRST_NAME, 64,
          WorkerField.LAST_NAME, 64,
          WorkerField.DISPLAY_NAME, 256,
          WorkerField.JOB_TITLE, 128,
          WorkerField.DEPARTMENT, 64,
          WorkerField.COMPANY, 64,
          WorkerField.EMPLOYEE_NUMBER, 16,
          WorkerField.MOBILE_PHONE, 64);

  private static final Set<WorkerField> EVERY_TEXT =
      Arrays.stream(WorkerField.values())
          .filter(field -> field.kind() == WorkerField.Kind.TEXT)
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+\\p{L}{2,}");
  private static final int MAIL_LENGTH = 254;
  private static final Set<String> NOBODY =
      Set.of(
          "noemail",
          "no-email",
          "nomail",
          "noreply",
          "no-reply",
          "none",
          "na",
          "n.a",
          "test",
          "unknown",
          "dummy",
          "x",
          "xx",
          "xxx");

  static final List<Rule> ALL =
      List.of(
          Rule.hold(
              ReasonCode.TEXT_TOO_LONG,
              "The text is longer than the directory takes",
              TextRules::tooLong),
          Rule.hold(
              ReasonCode.TEXT_HAS_FORBIDDEN_CHARACTERS,
              "The text has characters that turn its direction",
              Rule.texts(EVERY_TEXT, text -> DIRECTION.matcher(text).find())),
          Rule.hold(
              ReasonCode.EMAIL_INVALID,
              "The private e-mail address cannot be one",
              Rule.texts(Set.of(WorkerField.PERSONAL_EMAIL), text -> !isMail(text))),
          Rule.hold(
              ReasonCode.EMAIL_PLACEHOLDER,
              "The private e-mail address is a placeholder",
              Rule.texts(Set.of(WorkerField.PERSONAL_EMAIL), text -> isMail(text) && nobody(text))),
          Rule.warn(
              ReasonCode.PHONE_INVALID,
              "The phone number cannot be read",
              Rule.texts(
                  Set.of(WorkerField.WORK_PHONE, WorkerField.MOBILE_PHONE),
                  text -> !Phones.isE164(text))),
          Rule.warn(
              ReasonCode.MANAGER_IS_SELF,
              "The worker is their own manager; no manager is set",
              subject ->
                  Stream.of(WorkerField.MANAGER_ID)
                      .filter(field -> subject.tidy().changedBy(Normalisation.NO_OWN_MANAGER))));

  private TextRules() {}

  private static Stream<WorkerField> tooLong(Subject subject) {
    return LIMITS.entrySet().stream()
        .filter(
            limit ->
                subject
                    .text(limit.getKey())
                    .filter(text -> text.length() > limit.getValue())
                    .isPresent())
        .map(Map.Entry::getKey)
        .sorted();
  }

  private static boolean isMail(String text) {
    return text.length() <= MAIL_LENGTH && MAIL.matcher(text).matches();
  }

  private static boolean nobody(String mail) {
    return NOBODY.contains(mail.substring(0, mail.indexOf('@')).toLowerCase(Locale.ROOT));
  }
}
