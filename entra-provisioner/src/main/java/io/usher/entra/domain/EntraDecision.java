// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.Reason;
import java.util.List;

/** What follows for one person. */
public sealed interface EntraDecision {

  /** Why something is not done, or not yet. */
  List<Reason> reasons();

  /**
   * What to do, in this order. An empty plan is the normal case: the directory is as it should be.
   */
  record Plan(List<EntraEffect> effects, List<Reason> reasons) implements EntraDecision {
    public Plan {
      effects = List.copyOf(effects);
      reasons = List.copyOf(reasons);
    }
  }

  /** A person must decide first; nothing is done. */
  record Hold(List<Reason> reasons) implements EntraDecision {
    public Hold {
      reasons = List.copyOf(reasons);
    }
  }
}
