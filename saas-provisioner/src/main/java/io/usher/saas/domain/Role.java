// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerField;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one birthright role gives in one app.
 *
 * @param name its name in access.yaml
 * @param when whether a person holds it; pure
 * @param reads the worker fields that the condition reads: when HR did not show one of them, the
 *     role is neither held nor lost
 * @param readsAccount whether the condition reads the directory account: without one, the role is
 *     neither held nor lost
 * @param groups groups of the app; none gives the account alone
 */
public record Role(
    String name,
    Predicate<Person> when,
    Set<WorkerField> reads,
    boolean readsAccount,
    Set<String> groups) {

  public Role {
    reads = Set.copyOf(reads);
    groups = Set.copyOf(groups);
  }

  /** True when nothing can be concluded about this person. */
  boolean undecidedFor(Person person) {
    return reads.stream().anyMatch(person.worker()::isAbsent)
        || (readsAccount && person.directoryAccount().isEmpty());
  }
}
