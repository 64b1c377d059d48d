// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person is entitled to in the directory, by the names of the company folder.
 *
 * @param licences licences that are assigned to the person itself
 * @param groups groups the person belongs to; among them those that carry a licence
 * @param licenceGroups all groups of the company that carry a licence: they are kept as long as
 *     licences are
 * @param undecided licences and groups of roles whose condition reads a field that HR did not show:
 *     neither given nor taken
 */
record Grants(
    Set<String> licences, Set<String> groups, Set<String> licenceGroups, Set<String> undecided) {

  public Grants {
    licences = sorted(licences);
    groups = sorted(groups);
    licenceGroups = sorted(licenceGroups);
    undecided = sorted(undecided);
  }

  private static Set<String> sorted(Set<String> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }
}
