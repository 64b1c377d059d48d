// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What HR should show for one person now. */
public sealed interface Intent {

  /**
   * Nothing is written in this stage; the admission can be complete without it.
   *
   * @param reasons why, when somebody might miss it
   */
  record Nothing(List<Reason> reasons) implements Intent {
    public Nothing {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Not yet: a newer outcome of the directory will tell.
   *
   * @param reason what is waited for
   */
  record NotYet(Reason reason) implements Intent {}

  /**
   * HR should show these values. The text form tells the fields only.
   *
   * @param values by HR's field name
   */
  record Show(Map<String, String> values) implements Intent {
    public Show {
      values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
      return "Show" + values.keySet();
    }
  }
}
