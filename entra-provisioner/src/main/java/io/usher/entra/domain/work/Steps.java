// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.entra.domain.EntraEffect;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a plan into steps that are one call each. Licence effects in a row are one step: exchanging
 * one licence for another in one call leaves no gap and cannot fail on plans that exclude each
 * other.
 */
final class Steps {

  private Steps() {}

  static List<List<EntraEffect>> of(List<EntraEffect> effects) {
    List<List<EntraEffect>> steps = new ArrayList<>();
    for (EntraEffect effect : effects) {
      if (!steps.isEmpty() && licence(effect) && licence(steps.getLast().getFirst())) {
        steps.getLast().add(effect);
      } else {
        steps.add(new ArrayList<>(List.of(effect)));
      }
    }
    return steps;
  }

  private static boolean licence(EntraEffect effect) {
    return effect instanceof EntraEffect.AssignLicence
        || effect instanceof EntraEffect.RemoveLicence;
  }
}
