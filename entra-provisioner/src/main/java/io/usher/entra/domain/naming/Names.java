// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.naming;

import io.usher.company.NameTemplate;
import io.usher.company.NameTemplate.Literal;
import io.usher.company.NameTemplate.Part;
import io.usher.company.NameTemplate.Placeholder;
import io.usher.company.Naming;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.entra.domain.Address;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One worker's names, and what the patterns of {@code naming.yaml} make of them. */
public final class Names {

  /** {@code {n}} counts from 2 to here; then nobody can be given an address by that pattern. */
  static final int MOST_NAMESAKES = 99;

  private final Worker worker;

  private Names(Worker worker) {
    this.worker = worker;
  }

  /** The names of a worker. */
  public static Names of(Worker worker) {
    return new Names(worker);
  }

  /** The worker's fields that a pattern reads. */
  public static Set<WorkerField> fieldsOf(NameTemplate template) {
    Set<WorkerField> fields = EnumSet.noneOf(WorkerField.class);
    for (Part part : template.parts()) {
      if (part instanceof Placeholder placeholder) {
        fields.addAll(fieldsOf(placeholder));
      }
    }
    return fields;
  }

  /**
   * The display name: the pattern with the names as they are, blanks collapsed. Never empty: a
   * worker without any name is called by the id in HR.
   */
  public String displayName(NameTemplate template) {
    StringBuilder name = new StringBuilder();
    for (Part part : template.parts()) {
      name.append(
          switch (part) {
            case Literal literal -> literal.text();
            case Placeholder placeholder -> value(placeholder);
          });
    }
    String collapsed = name.toString().strip().replaceAll("\\s+", " ");
    return collapsed.isEmpty() ? worker.key().workerId() : collapsed;
  }

  /**
   * Addresses in the order in which they are tried, without repetition; empty when the names give
   * no usable character.
   */
  public List<Address> addresses(Naming naming, Worker who, LifecycleStage stage) {
    UnaryOperator<String> ascii = LocalParts.transliteration(naming.transliterationOf(who, stage));
    String domain = naming.domainOf(who, stage);
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    for (Placeholder placeholder : Placeholder.values()) {
      values.put(placeholder, LocalParts.token(ascii.apply(value(placeholder))));
    }
    Set<String> locals = new LinkedHashSet<>();
    for (NameTemplate template : naming.address()) {
      int last = template.numbered() ? MOST_NAMESAKES : 2;
      for (int n = 2; n <= last; n++) {
        local(template, values, n).ifPresent(locals::add);
      }
    }
    List<Address> addresses = new ArrayList<>(locals.size());
    locals.forEach(local -> addresses.add(new Address(local, domain)));
    return addresses;
  }

  private static Optional<String> local(
      NameTemplate template, Map<Placeholder, String> values, int n) {
    if (template.parts().stream()
        .noneMatch(part -> part != Placeholder.N && !values.getOrDefault(part, "").isEmpty())) {
      return Optional.empty();
    }
    String local = rendered(template, values, n);
    if (local.length() > LocalParts.LONGEST) {
      local = rendered(template, shortened(values, local.length() - LocalParts.LONGEST), n);
    }
    return local.isEmpty() || local.length() > LocalParts.LONGEST
        ? Optional.empty()
        : Optional.of(local);
  }

  private static String rendered(NameTemplate template, Map<Placeholder, String> values, int n) {
    StringBuilder local = new StringBuilder();
    for (Part part : template.parts()) {
      local.append(
          switch (part) {
            case Literal literal -> literal.text();
            case Placeholder placeholder ->
                placeholder == Placeholder.N
                    ? Integer.toString(n)
                    : values.getOrDefault(placeholder, "");
          });
    }
    return LocalParts.collapsed(local.toString());
  }

  /** Cuts the longest value, so that the number at the end survives. */
  private static Map<Placeholder, String> shortened(Map<Placeholder, String> values, int by) {
    Map<Placeholder, String> cut = new EnumMap<>(values);
    int rest = by;
    for (Placeholder placeholder : List.of(Placeholder.LAST, Placeholder.MIDDLE)) {
      String value = cut.getOrDefault(placeholder, "");
      int keep = Math.max(1, value.length() - rest);
      if (keep < value.length()) {
        cut.put(placeholder, value.substring(0, keep));
        rest -= value.length() - keep;
      }
    }
    int most = LocalParts.LONGEST / 2;
    if (rest > 0) {
      cut.replaceAll(
          (placeholder, value) -> value.length() > most ? value.substring(0, most - 3) : value);
    }
    return cut;
  }

  private String value(Placeholder placeholder) {
    return switch (placeholder) {
      case FIRST -> text(WorkerField.FIRST_NAME);
      case MIDDLE -> text(WorkerField.MIDDLE_NAME);
      case LAST -> text(WorkerField.LAST_NAME);
      case PREFERRED -> text(WorkerField.PREFERRED_NAME);
      case PREFERRED_OR_FIRST ->
          worker.text(WorkerField.PREFERRED_NAME).orElse(text(WorkerField.FIRST_NAME));
      case FIRST_INITIAL -> initial(text(WorkerField.FIRST_NAME));
      case MIDDLE_INITIAL -> initial(text(WorkerField.MIDDLE_NAME));
      case LAST_INITIAL -> initial(text(WorkerField.LAST_NAME));
      case EMPLOYEE_NUMBER -> text(WorkerField.EMPLOYEE_NUMBER);
      case N -> "";
    };
  }

  private String text(WorkerField field) {
    return worker.text(field).orElse("");
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }

  private static Set<WorkerField> fieldsOf(Placeholder placeholder) {
    return switch (placeholder) {
      case FIRST, FIRST_INITIAL -> Set.of(WorkerField.FIRST_NAME);
      case MIDDLE, MIDDLE_INITIAL -> Set.of(WorkerField.MIDDLE_NAME);
      case LAST, LAST_INITIAL -> Set.of(WorkerField.LAST_NAME);
      case PREFERRED -> Set.of(WorkerField.PREFERRED_NAME);
      case PREFERRED_OR_FIRST -> Set.of(WorkerField.PREFERRED_NAME, WorkerField.FIRST_NAME);
      case EMPLOYEE_NUMBER -> Set.of(WorkerField.EMPLOYEE_NUMBER);
      case N -> Set.of();
    };
  }
}
