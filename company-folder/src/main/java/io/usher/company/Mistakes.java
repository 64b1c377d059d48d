// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes of one reading. */
final class Mistakes {

  private final Set<Mistake> found = new LinkedHashSet<>();

  void add(String file, int line, String what, String expected) {
    found.add(new Mistake(file, line, what, expected));
  }

  /** All, ordered by file and line. */
  List<Mistake> all() {
    return found.stream()
        .sorted(Comparator.comparing(Mistake::file).thenComparingInt(Mistake::line))
        .toList();
  }
}
