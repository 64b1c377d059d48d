// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Lifecycle;
import io.usher.core.EmploymentStatus;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The lifecycle clock. HR's dates are days in the worker's zone; a day begins and ends there, also
 * when the clocks change on it.
 *
 * @param lifecycle windows and grace periods
 * @param zone the worker's zone
 * @param now the moment
 */
record LifecycleClock(Lifecycle lifecycle, ZoneId zone, Instant now) {

  /**
   * Where the person stands.
   *
   * @param worker status and dates; a worker without a status stands where they stood
   * @param before where they stood when they were admitted last, if they were
   */
  public Position of(Worker worker, Optional<Position.In> before) {
    return switch (worker.employmentStatus()) {
      case INACTIVE -> ended(worker, before);
      case PENDING, ACTIVE, LEAVE -> employed(worker, before);
      case UNKNOWN -> before.<Position>map(Function.identity()).orElse(new Position.Never());
    };
  }

  /** Whether sign-in is closed in a stage. */
  public boolean signInBlocked(LifecycleStage stage) {
    return switch (stage) {
      case PREHIRE -> !lifecycle.prehire().enabled();
      case ACTIVE -> false;
      case LEAVE -> lifecycle.leave().signIn() == Lifecycle.SignIn.BLOCK;
      case LEAVER, GONE, RESCINDED -> true;
    };
  }

  private Position employed(Worker worker, Optional<Position.In> before) {
    Optional<Instant> end = worker.date(WorkerField.END_DATE).map(this::endOf);
    if (end.isPresent() && !now.isBefore(end.get())) {
      return left(worker, before, false);
    }
    Optional<LocalDate> first = worker.date(WorkerField.START_DATE);
    Optional<Instant> start = first.map(this::startOf).filter(now::isBefore);
    if (start.isPresent() && !isPresent(before)) {
      return beforeStart(prehireFrom(first.orElseThrow()), start.get(), before);
    }
    LifecycleStage stage =
        worker.employmentStatus() == EmploymentStatus.LEAVE
            ? LifecycleStage.LEAVE
            : LifecycleStage.ACTIVE;
    return new Position.In(
        stage, false, sinceOf(stage, before, first.map(this::startOf).orElse(now)), end);
  }

  private Position beforeStart(Instant from, Instant start, Optional<Position.In> before) {
    boolean prepared = before.filter(it -> it.stage() == LifecycleStage.PREHIRE).isPresent();
    if (now.isBefore(from) && !prepared) {
      return new Position.NotYet(from);
    }
    Instant since = sinceOf(LifecycleStage.PREHIRE, before, from);
    return new Position.In(LifecycleStage.PREHIRE, false, since, Optional.of(start));
  }

  private Position ended(Worker worker, Optional<Position.In> before) {
    Optional<LifecycleStage> was = before.map(Position.In::stage);
    boolean neverStarted =
        worker.date(WorkerField.START_DATE).filter(first -> today().isBefore(first)).isPresent();
    if (was.filter(LifecycleStage.RESCINDED::equals).isPresent()
        || (neverStarted && was.filter(LifecycleStage.PREHIRE::equals).isPresent())) {
      Instant since = sinceOf(LifecycleStage.RESCINDED, before, now);
      return new Position.In(LifecycleStage.RESCINDED, false, since, Optional.empty());
    }
    Optional<LocalDate> last = worker.date(WorkerField.END_DATE);
    boolean longAgo = last.filter(day -> !now.isBefore(goneAfter(day))).isPresent();
    if (was.isEmpty() && (neverStarted || longAgo)) {
      return new Position.Never();
    }
    boolean urgent = last.isEmpty() || !last.get().isAfter(today());
    return left(worker, before, urgent);
  }

  /**
   * After the end: leaver, and gone when the grace period is over. A last day that HR tells late
   * starts the grace period when access ends, not before.
   */
  private Position left(Worker worker, Optional<Position.In> before, boolean urgent) {
    Optional<Position.In> gone = before.filter(it -> it.stage() == LifecycleStage.GONE);
    if (gone.isPresent()) {
      return gone.get();
    }
    Instant since = sinceOf(LifecycleStage.LEAVER, before, now);
    LocalDate access = LocalDate.ofInstant(since, zone);
    LocalDate last = worker.date(WorkerField.END_DATE).filter(access::isBefore).orElse(access);
    Instant goneAt = goneAfter(last);
    return now.isBefore(goneAt)
        ? new Position.In(LifecycleStage.LEAVER, urgent, since, Optional.of(goneAt))
        : new Position.In(LifecycleStage.GONE, false, goneAt, Optional.empty());
  }

  private static Instant sinceOf(
      LifecycleStage stage, Optional<Position.In> before, Instant otherwise) {
    return before.filter(it -> it.stage() == stage).map(Position.In::since).orElse(otherwise);
  }

  /** Someone who works stays: a start date that HR moves takes nobody's access away. */
  private static boolean isPresent(Optional<Position.In> before) {
    return before
        .map(Position.In::stage)
        .filter(stage -> stage == LifecycleStage.ACTIVE || stage == LifecycleStage.LEAVE)
        .isPresent();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  private Instant prehireFrom(LocalDate first) {
    return first.minus(lifecycle.prehire().account()).atStartOfDay(zone).toInstant();
  }

  private Instant startOf(LocalDate first) {
    return first.atTime(lifecycle.firstDay().enableAt()).atZone(zone).toInstant();
  }

  /** Where the local time comes twice, the later one: the whole last day is worked. */
  private Instant endOf(LocalDate last) {
    return last.atTime(lifecycle.lastDay().disableAt())
        .atZone(zone)
        .withLaterOffsetAtOverlap()
        .toInstant();
  }

  private Instant goneAfter(LocalDate last) {
    return last.plus(lifecycle.grace().deleteAfter()).atStartOfDay(zone).toInstant();
  }
}
