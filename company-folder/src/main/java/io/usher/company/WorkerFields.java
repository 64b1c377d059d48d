// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.WorkerField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Worker fields by their public names. */
final class WorkerFields {

  /** The words for {@code workerId} and every worker field; the first is no field of its own. */
  static final Scalar<Optional<WorkerField>> WITH_ID =
      Scalars.choice(
          Stream.concat(
                  Stream.of(Map.entry("workerId", Optional.<WorkerField>empty())),
                  Arrays.stream(WorkerField.values())
                      .map(field -> Map.entry(field.key(), Optional.of(field))))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

  private WorkerFields() {}

  /** The field of a key; empty, with a mistake, when there is none. */
  static Optional<WorkerField> ofKey(Section section, String key) {
    Optional<WorkerField> field = WorkerField.byKey(key);
    if (field.isEmpty()) {
      String hint = Suggestion.hint(key, keys());
      section.node(key);
      section.keyMistake(
          key,
          "the unknown worker field " + key + (hint.isEmpty() ? "" : " (" + hint + ")"),
          "a worker field such as firstName");
    }
    return field;
  }

  private static List<String> keys() {
    return Stream.concat(
            Stream.of("workerId"), Arrays.stream(WorkerField.values()).map(WorkerField::key))
        .toList();
  }
}
