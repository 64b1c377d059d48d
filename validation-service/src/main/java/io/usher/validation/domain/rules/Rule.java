// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.company.Validation.Severity;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.validation.domain.FieldText;
import io.usher.validation.domain.Finding;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One rule of the book.
 *
 * @param name stable name
 * @param code of its findings
 * @param severity of its findings, unless the company says otherwise
 * @param message for humans; constant, so that it holds no personal data
 * @param check what is wrong in a worker
 */
record Rule(String name, ReasonCode code, Severity severity, String message, Check check) {

  /** Names the fields in which something is wrong; none when all is well. */
  @FunctionalInterface
  interface Check {
    Stream<WorkerField> wrongIn(Subject subject);
  }

  static Rule hold(ReasonCode code, String message, Check check) {
    return new Rule(code.key(), code, Severity.HOLD, message, check);
  }

  static Rule warn(ReasonCode code, String message, Check check) {
    return new Rule(code.key(), code, Severity.WARN, message, check);
  }

  /** A check of one text: the field is wrong when its text is. */
  static Check texts(Set<WorkerField> fields, Predicate<String> wrong) {
    return subject ->
        fields.stream().sorted().filter(field -> subject.text(field).filter(wrong).isPresent());
  }

  List<Finding> findings(Subject subject, Severity decided) {
    return check
        .wrongIn(subject)
        .map(
            field ->
                new Finding(
                    code,
                    name,
                    decided,
                    field.key(),
                    message,
                    String.valueOf(FieldText.of(subject.worker(), field))))
        .toList();
  }
}
