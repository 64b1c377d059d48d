// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.HrRecord;
import io.usher.writeback.domain.Intent;
import io.usher.writeback.domain.Intents;
import io.usher.writeback.domain.OwnValue;
import io.usher.writeback.domain.OwnValues;
import io.usher.writeback.domain.WriteBackPlan;
import io.usher.writeback.domain.WriteBackPlans;
import io.usher.writeback.domain.WriteBackResult;
import io.usher.writeback.domain.WriteField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One try of writing back for one person: look, decide, write, read back. It knows no Kafka and no
 * transaction, so that tests can drive it with an HR system in memory.
 */
public final class WriteBackWork {

  private final Map<String, HrSystem> systems;
  private final OwnValues ownValues;

  /**
   * Works on these HR systems.
   *
   * @param systems HR systems that are written back to, by the name of the source
   */
  public WriteBackWork(Map<String, HrSystem> systems, OwnValues ownValues) {
    this.systems = Map.copyOf(systems);
    this.ownValues = ownValues;
  }

  /**
   * Does what is due now. The caller tells the result {@linkplain WriteBackResult#seenAt when} it
   * was reached.
   *
   * @throws CallFailure.Later when it goes on by itself; the next try looks first
   * @throws CallFailure.Misconfigured when nobody's record in this HR system can be reached
   */
  public WriteBackResult run(DirectoryFact fact) {
    Optional<HrSystem> system = Optional.ofNullable(systems.get(fact.worker().source()));
    return switch (Intents.of(fact, system.map(HrSystem::rule))) {
      case Intent.Nothing nothing -> new WriteBackResult.NotWanted(nothing.reasons());
      case Intent.NotYet notYet -> new WriteBackResult.NotYet(notYet.reason());
      case Intent.Show show -> show(fact, system.orElseThrow().record(), show.values());
    };
  }

  private WriteBackResult show(DirectoryFact fact, HrRecord hr, Map<String, String> wanted) {
    Map<String, OwnValue> own = ownValues.of(fact.worker());
    if (!WriteBackPlans.needsLook(wanted, own, fact.admittedVersion())) {
      return new WriteBackResult.Ended(only(wanted.keySet(), own), List.of(), 0, false);
    }
    try {
      Map<String, String> shown = hr.read(fact.worker(), wanted.keySet());
      WriteBackPlan plan = WriteBackPlans.of(wanted, shown, own);
      List<Reason> held = new ArrayList<>(plan.held());
      Set<String> written = write(fact.worker(), hr, plan.effects(), own, held);
      return ended(fact, wanted, own, plan, written, held);
    } catch (CallFailure.Refused refused) {
      return new WriteBackResult.Ended(Map.of(), List.of(refused.reason()));
    }
  }

  /** Writes in one call and reads back; remembers before the call what it is about to do. */
  private Set<String> write(
      WorkerKey worker,
      HrRecord hr,
      List<WriteField> effects,
      Map<String, OwnValue> own,
      List<Reason> held) {
    if (effects.isEmpty()) {
      return Set.of();
    }
    Map<String, String> values = new TreeMap<>();
    Map<String, OwnValue> attempts = new HashMap<>();
    for (WriteField effect : effects) {
      values.put(effect.field(), effect.value());
      attempts.put(
          effect.field(),
          own.getOrDefault(effect.field(), OwnValue.NONE).attempting(effect.value()));
    }
    ownValues.remember(worker, attempts);
    try {
      hr.write(worker, values);
    } catch (CallFailure.Refused refused) {
      attempts.replaceAll((field, attempt) -> attempt.refused());
      ownValues.remember(worker, attempts);
      held.add(refused.reason());
      return Set.of();
    }
    if (!WriteBackPlans.notYetShown(effects, hr.read(worker, values.keySet())).isEmpty()) {
      throw new CallFailure.Later(
          ReasonCode.NOT_YET_VISIBLE, "HR took the value and does not show it yet", null);
    }
    return values.keySet();
  }

  private WriteBackResult ended(
      DirectoryFact fact,
      Map<String, String> wanted,
      Map<String, OwnValue> own,
      WriteBackPlan plan,
      Set<String> written,
      List<Reason> held) {
    Map<String, OwnValue> holding = new TreeMap<>();
    for (var want : wanted.entrySet()) {
      String field = want.getKey();
      if (written.contains(field) || plan.holding().contains(field)) {
        boolean byUs = written.contains(field) || plan.arrived().contains(field);
        holding.put(
            field,
            own.getOrDefault(field, OwnValue.NONE)
                .seen(want.getValue(), fact.admittedVersion(), byUs));
      }
    }
    return new WriteBackResult.Ended(holding, held, written.size(), true);
  }

  private static Map<String, OwnValue> only(Set<String> fields, Map<String, OwnValue> own) {
    Map<String, OwnValue> some = new TreeMap<>(own);
    some.keySet().retainAll(fields);
    return some;
  }
}
