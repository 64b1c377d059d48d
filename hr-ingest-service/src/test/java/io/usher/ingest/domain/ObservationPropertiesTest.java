// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What holds for any readings. */
class ObservationPropertiesTest {

  private static final WorkerKey KEY = new WorkerKey("bamboo", "17");
  private static final ObservationRules RULES = new ObservationRules(false);

  @Property
  boolean theSameReadingTwiceTellsNothingTheSecondTime(
      @ForAll("readings") List<Reading> history, @ForAll("reading") Reading reading) {
    KnownWorker known = after(history);
    KnownWorker next = known(RULES.decide(reading, known), known);
    Observation again = RULES.decide(reading, next);
    return again instanceof Observation.Unchanged || again instanceof Observation.Unknown;
  }

  @Property
  boolean versionsGrowByOneWithEachNews(@ForAll("readings") List<Reading> history) {
    List<Long> versions = new ArrayList<>();
    KnownWorker known = null;
    for (Reading reading : history) {
      Observation observation = RULES.decide(reading, known);
      if (observation instanceof Observation.Changed news) {
        versions.add(news.next().version());
      }
      known = known(observation, known);
    }
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i) != i + 1) {
        return false;
      }
    }
    return true;
  }

  @Property
  boolean nothingThatIsAbsentIsEverCleared(
      @ForAll("readings") List<Reading> history, @ForAll("worker") Worker shown) {
    KnownWorker known = after(history);
    Reading reading = new Reading.Found(shown, Set.of("badge"));
    KnownWorker next = known(RULES.decide(reading, known), known);
    return known == null
        || next == null
        || (shown.absentFields().stream()
                .allMatch(
                    field ->
                        next.worker().value(field).equals(known.worker().value(field))
                            && next.worker().isAbsent(field) == known.worker().isAbsent(field))
            && next.worker().customFields().equals(known.worker().customFields()));
  }

  /** Lanes read again: whatever deliveries come late, the last reading is of HR's last state. */
  @Property
  boolean redeliveriesInAnyOrderEndInHrsLastState(
      @ForAll("readings") List<Reading> history, @ForAll("worker") Worker last) {
    Reading now = new Reading.Found(last);
    KnownWorker known = after(history);
    KnownWorker once = known(RULES.decide(now, known), known);
    KnownWorker thrice = once;
    for (int i = 0; i < 2; i++) {
      thrice = known(RULES.decide(now, thrice), thrice);
    }
    return once != null && once.equals(thrice);
  }

  private static @Nullable KnownWorker after(List<Reading> history) {
    KnownWorker known = null;
    for (Reading reading : history) {
      known = known(RULES.decide(reading, known), known);
    }
    return known;
  }

  private static @Nullable KnownWorker known(
      Observation observation, @Nullable KnownWorker before) {
    return switch (observation) {
      case Observation.Changed changed -> changed.next();
      case Observation.Noted noted -> noted.next();
      case Observation.Unchanged unchanged -> before;
      case Observation.Unknown unknown -> before;
    };
  }

  @Provide
  Arbitrary<List<Reading>> readings() {
    return reading().list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<Reading> reading() {
    Arbitrary<Reading> found = worker().map(Reading.Found::new);
    return Arbitraries.frequencyOf(
        Tuple.of(5, found), Tuple.of(1, Arbitraries.just(new Reading.NotFound())));
  }

  @Provide
  Arbitrary<Worker> worker() {
    Arbitrary<String> value = Arbitraries.of("", "?", "one", "two");
    return Combinators.combine(value, value, value, value)
        .as(
            (first, department, email, badge) -> {
              Worker.Builder worker = Worker.of(KEY);
              put(worker, WorkerField.FIRST_NAME, first);
              put(worker, WorkerField.DEPARTMENT, department);
              put(worker, WorkerField.WORK_EMAIL, email);
              return worker.custom("badge", badge.equals("?") ? "" : badge).build();
            });
  }

  private static void put(Worker.Builder worker, WorkerField field, String value) {
    if (value.equals("?")) {
      worker.absent(field);
    } else {
      worker.put(field, value);
    }
  }
}
