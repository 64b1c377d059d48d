// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.core.Effect;
import io.usher.core.LifecycleStage;
import io.usher.core.Reason;
import java.util.List;

/**
 * What a service would do with a lane now, by the same look-up, the same decision and the same
 * words as its {@link LaneHandler}, without any effect.
 */
public interface LanePlanner {

  /**
   * Decides and does nothing.
   *
   * @throws io.usher.core.CallFailure when the target cannot be asked, or the desired state is of a
   *     newer version of Usher
   */
  LanePlan plan(LaneClaim lane);

  /**
   * What would be done.
   *
   * @param stage stage of the person that it is made for
   * @param held whether a person must decide first
   * @param effects what would be done, in this order; empty when nothing differs
   * @param reasons what would be left out or why it is held
   */
  record LanePlan(
      LifecycleStage stage, boolean held, List<? extends Effect> effects, List<Reason> reasons) {

    public LanePlan {
      effects = List.copyOf(effects);
      reasons = List.copyOf(reasons);
    }
  }
}
