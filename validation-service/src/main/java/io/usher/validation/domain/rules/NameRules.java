// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Names. Of one name only the first rule that holds is told, from the most certain one on. */
final class NameRules {

  private static final Set<WorkerField> NAMES =
      Set.of(
          WorkerField.FIRST_NAME,
          WorkerField.MIDDLE_NAME,
          WorkerField.LAST_NAME,
          WorkerField.PREFERRED_NAME);

  private static final List<Named> IN_ORDER =
      List.of(
          new Named(
              ReasonCode.NAME_PLACEHOLDER, "The name is a placeholder", NameTexts::placeholder),
          new Named(ReasonCode.NAME_HAS_MARKUP, "The name has HTML in it", NameTexts::markup),
          new Named(
              ReasonCode.NAME_MOJIBAKE,
              "The name was read in the wrong encoding",
              NameTexts::mojibake),
          new Named(
              ReasonCode.NAME_LOST_CHARACTERS,
              "Characters of the name were lost",
              NameTexts::lostCharacters),
          new Named(
              ReasonCode.NAME_HAS_ANNOTATION,
              "The name carries a remark or a title",
              NameTexts::annotation),
          new Named(
              ReasonCode.NAME_HAS_DIGITS_OR_SYMBOLS,
              "The name has digits or symbols",
              NameTexts::digitsOrSymbols),
          new Named(
              ReasonCode.NAME_MIXED_SCRIPTS,
              "One word of the name mixes scripts",
              NameTexts::mixedScripts),
          new Named(
              ReasonCode.NAME_ALL_CAPS,
              "The name is all upper or all lower case",
              NameTexts::oneCase));

  static final List<Rule> ALL = IN_ORDER.stream().map(NameRules::rule).toList();

  private NameRules() {}

  private static Rule rule(Named named) {
    Rule.Check check =
        Rule.texts(NAMES, text -> firstThatHolds(text).filter(named::equals).isPresent());
    return named.code() == ReasonCode.NAME_ALL_CAPS
        ? Rule.warn(named.code(), named.message(), check)
        : Rule.hold(named.code(), named.message(), check);
  }

  private static Optional<Named> firstThatHolds(String name) {
    return IN_ORDER.stream().filter(named -> named.wrong().test(name)).findFirst();
  }

  private record Named(ReasonCode code, String message, Predicate<String> wrong) {}
}
