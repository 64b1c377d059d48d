// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.time.LocalTime;
import java.time.Period;
import java.util.stream.Stream;

/** {@code lifecycle.yaml}. */
final class LifecycleFile {

  private LifecycleFile() {}

  static Lifecycle read(Section file) {
    Section lifecycle = file.maybe("lifecycle");
    Section prehire = lifecycle.maybe("prehire");
    Section firstDay = lifecycle.maybe("first-day");
    Section leave = lifecycle.maybe("leave");
    Section lastDay = lifecycle.maybe("last-day");
    Section grace = lifecycle.maybe("grace");
    Lifecycle result =
        new Lifecycle(
            new Lifecycle.Prehire(
                prehire.get("account", Scalars.DAYS, Period.ofDays(14)),
                prehire.get("enabled", Scalars.YES_OR_NO, false)),
            new Lifecycle.FirstDay(firstDay.get("enable-at", Scalars.TIME, LocalTime.MIDNIGHT)),
            new Lifecycle.Leave(
                leave.get("sign-in", Scalars.kebab(Lifecycle.SignIn.class), Lifecycle.SignIn.KEEP)),
            new Lifecycle.LastDay(lastDay.get("disable-at", Scalars.TIME, LocalTime.of(23, 59))),
            new Lifecycle.Grace(grace.get("delete-after", Scalars.DAYS, Period.ofDays(30))));
    Stream.of(prehire, firstDay, leave, lastDay, grace, lifecycle, file).forEach(Section::end);
    return result;
  }
}
