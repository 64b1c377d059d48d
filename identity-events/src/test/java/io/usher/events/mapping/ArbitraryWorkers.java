// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any worker: each field set, empty or absent on its own. */
final class ArbitraryWorkers {

  private record Part(WorkerField field, boolean absent, @Nullable Object value) {}

  private ArbitraryWorkers() {}

  static Arbitrary<Worker> any() {
    Arbitrary<Worker.Builder> workers =
        Combinators.combine(
                Arbitraries.of("bamboo", "payroll", "a"),
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12))
            .as((source, id) -> Worker.of(new WorkerKey(source, id)));
    for (WorkerField field : WorkerField.values()) {
      workers =
          Combinators.combine(workers, part(field))
              .as(
                  (worker, part) ->
                      part.absent()
                          ? worker.build().toBuilder().absent(part.field())
                          : worker.build().toBuilder().put(part.field(), part.value()));
    }
    return Combinators.combine(
            workers,
            Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1), Arbitraries.strings())
                .ofMaxSize(3))
        .as(
            (worker, custom) -> {
              Worker.Builder copy = worker.build().toBuilder();
              custom.forEach(copy::custom);
              return copy.build();
            });
  }

  private static Arbitrary<Part> part(WorkerField field) {
    Arbitrary<Object> values =
        switch (field.kind()) {
          case TEXT -> Arbitraries.strings().ofMinLength(1).ofMaxLength(20).asGeneric();
          case DATE ->
              Arbitraries.integers()
                  .between(0, 40_000)
                  .map(days -> (Object) LocalDate.ofEpochDay(days));
          case EMPLOYMENT_STATUS ->
              Arbitraries.of(EmploymentStatus.class)
                  .filter(status -> status != EmploymentStatus.UNKNOWN)
                  .asGeneric();
          case WORKER_TYPE ->
              Arbitraries.of(WorkerType.class)
                  .filter(type -> type != WorkerType.UNKNOWN)
                  .asGeneric();
        };
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, values.map(value -> new Part(field, false, value))),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Part(field, false, null))),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Part(field, true, null))));
  }
}
