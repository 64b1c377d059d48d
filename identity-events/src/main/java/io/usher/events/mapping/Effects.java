// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.Effect;
import java.util.Collection;
import java.util.List;

/** Effects, in the words of the plan. */
public final class Effects {

  private Effects() {}

  public static io.usher.events.v1.Effect toAvro(Effect effect) {
    return new io.usher.events.v1.Effect(effect.operation(), effect.target(), effect.description());
  }

  public static List<io.usher.events.v1.Effect> toAvro(Collection<? extends Effect> effects) {
    return effects.stream().map(Effects::toAvro).toList();
  }

  public static List<RecordedEffect> fromAvro(Collection<io.usher.events.v1.Effect> effects) {
    return effects.stream()
        .map(e -> new RecordedEffect(e.getOperation(), e.getTarget(), e.getDescription()))
        .toList();
  }
}
