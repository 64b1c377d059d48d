// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

/** {@code limits} of a target. */
final class LimitsSection {

  private LimitsSection() {}

  static Limits read(Section parent, Limits fallback) {
    return parent
        .section("limits")
        .map(
            section -> {
              Limits limits =
                  new Limits(
                      section.need("writes", Scalars.COUNT), section.need("per", Scalars.DURATION));
              section.end();
              return limits;
            })
        .orElse(fallback);
  }
}
