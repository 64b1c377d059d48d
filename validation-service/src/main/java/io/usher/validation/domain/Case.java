// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Lifecycle;
import io.usher.core.EmploymentStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Normalised;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fact about one person, with what was found: is it held, and what is told?
 *
 * @param lifecycle windows and grace periods
 * @param fact what HR showed
 * @param known what is known
 * @param record HR's record, completed
 * @param findings all that was found
 * @param now the moment
 */
record Case(
    Lifecycle lifecycle,
    Fact fact,
    Known known,
    Worker record,
    List<Finding> findings,
    Instant now) {

  /** Fields that decide about the stage: while one of them is doubtful, nobody gets in. */
  private static final Set<String> CALENDAR =
      Stream.of(
              WorkerField.EMPLOYMENT_STATUS,
              WorkerField.START_DATE,
              WorkerField.END_DATE,
              WorkerField.ZONE,
              WorkerField.LOCATION)
          .map(WorkerField::key)
          .collect(Collectors.toUnmodifiableSet());

  Judgement withoutZone() {
    return held(blockers());
  }

  Judgement at(ZoneId zone, Normalised tidy) {
    LifecycleClock clock = new LifecycleClock(lifecycle, zone, now);
    Position position = standing(clock.of(tidy.worker(), known.position()));
    List<Finding> blockers = blockers();
    if (blockers.isEmpty()) {
      return free(clock, position, tidy);
    }
    return leavesAnyway(position, tidy.worker(), blockers)
        ? free(clock, position, tidy.withFieldsOf(lastAdmitted(), fieldsOf(blockers)))
        : held(blockers);
  }

  /** While HR does not show the record, nothing opens by itself; closing goes on. */
  private Position standing(Position position) {
    boolean opens =
        position instanceof Position.In in
            && !in.stage().leaving()
            && known.position().filter(it -> it.stage() == in.stage()).isEmpty();
    return fact.missing() && opens
        ? known.position().<Position>map(Function.identity()).orElse(new Position.Never())
        : position;
  }

  /**
   * A leaver is never kept in by bad data of another kind: what is doubtful stays as it was
   * admitted. Only when the last day itself is doubtful, and HR does not say that they left, a
   * person must look.
   */
  private boolean leavesAnyway(Position position, Worker worker, List<Finding> blockers) {
    boolean leaving = position instanceof Position.In in && in.stage().leaving();
    boolean saidSo = worker.employmentStatus() == EmploymentStatus.INACTIVE;
    boolean doubtful = blockers.stream().anyMatch(Case::aboutTheCalendar);
    return leaving && known.admission().isPresent() && (saidSo || !doubtful);
  }

  private Judgement free(LifecycleClock clock, Position position, Normalised tidy) {
    return switch (position) {
      case Position.Never never -> judgement(Optional.empty(), List.of(), Optional.empty(), false);
      case Position.NotYet notYet ->
          judgement(Optional.empty(), List.of(), Optional.of(notYet.from()), false);
      case Position.In in ->
          judgement(
              news(admission(clock, in, tidy)),
              List.of(),
              in.next().filter(now::isBefore),
              in.accessEndsNext());
    };
  }

  private Judgement held(List<Finding> blockers) {
    Optional<Admission> still = known.admission().flatMap(last -> goesOn(last, blockers));
    Optional<Position.In> stands = still.or(known::admission).map(Admission::position);
    return judgement(
        still.flatMap(this::news),
        blockers,
        stands.flatMap(Position.In::next).filter(now::isBefore),
        stands.filter(Position.In::accessEndsNext).isPresent());
  }

  /** While a newer fact is held, the calendar of the admitted one goes on as far as it is sure. */
  private Optional<Admission> goesOn(Admission last, List<Finding> blockers) {
    Optional<ZoneId> zone = last.worker().text(WorkerField.ZONE).map(ZoneId::of);
    return zone.flatMap(
        found -> {
          LifecycleClock clock = new LifecycleClock(lifecycle, found, now);
          Position position = standing(clock.of(last.worker(), known.position()));
          boolean sure = blockers.stream().noneMatch(Case::aboutTheCalendar);
          return position instanceof Position.In in && (sure || in.stage().leaving())
              ? Optional.of(next(clock, in, last))
              : Optional.empty();
        });
  }

  private Admission next(LifecycleClock clock, Position.In in, Admission last) {
    return new Admission(
        last.version() + 1,
        last.observedVersion(),
        in,
        clock.signInBlocked(in.stage()),
        last.worker(),
        last.corrections(),
        later(last.observedAt(), due(in)),
        now);
  }

  private Admission admission(LifecycleClock clock, Position.In in, Normalised tidy) {
    return new Admission(
        known.admission().map(Admission::version).orElse(0L) + 1,
        fact.version(),
        in,
        clock.signInBlocked(in.stage()),
        tidy.worker(),
        tidy.corrections(),
        later(fact.observedAt(), due(in)),
        now);
  }

  /** When the calendar made it so. */
  private Instant due(Position.In in) {
    return in.stage().leaving()
        ? known.position().flatMap(Position.In::next).orElse(Instant.MIN)
        : in.since();
  }

  /** When the day came, if that was after HR told it. */
  private Instant later(Instant observed, Instant since) {
    return since.isAfter(observed) && !since.isAfter(now) ? since : observed;
  }

  private Optional<Admission> news(Admission admission) {
    boolean old = known.admission().filter(admission::saysTheSameAs).isPresent();
    return old ? Optional.empty() : Optional.of(admission);
  }

  private Judgement judgement(
      Optional<Admission> admission,
      List<Finding> blockers,
      Optional<Instant> next,
      boolean accessEndsNext) {
    return new Judgement(
        fact,
        record,
        findings,
        admission,
        blockers,
        heldNews(known, blockers),
        next,
        next.map(at -> waitsFor(blockers).retriedAt(at)),
        accessEndsNext);
  }

  private static Reason waitsFor(List<Finding> blockers) {
    return blockers.isEmpty()
        ? Reason.of(ReasonCode.NOT_YET_DUE, "The next stage of the lifecycle begins then")
        : blockers.get(0).reason();
  }

  /** What is to be told of holds, compared with what was told before. */
  static Optional<HeldNews> heldNews(Known known, List<Finding> blockers) {
    long version = known.heldVersion() + 1;
    if (known.hold().isEmpty()) {
      return blockers.isEmpty()
          ? Optional.empty()
          : Optional.of(new HeldNews.Held(version, blockers));
    }
    Known.Hold before = known.hold().get();
    if (blockers.isEmpty()) {
      return Optional.of(
          known
              .actedSince(before.since())
              .<HeldNews>map(by -> new HeldNews.Released(version, by))
              .orElse(new HeldNews.Cleared(version)));
    }
    return told(before.findings()).equals(told(blockers))
        ? Optional.empty()
        : Optional.of(new HeldNews.Held(version, blockers));
  }

  private static Set<String> told(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.code() + "|" + finding.rule() + "|" + finding.field())
        .collect(Collectors.toSet());
  }

  private List<Finding> blockers() {
    return findings.stream().filter(Finding::holds).filter(it -> !known.waives(it)).toList();
  }

  private Worker lastAdmitted() {
    return known.admission().map(Admission::worker).orElse(record);
  }

  private static Set<WorkerField> fieldsOf(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> Stream.ofNullable(finding.field()))
        .flatMap(field -> WorkerField.byKey(field).stream())
        .filter(field -> !CALENDAR.contains(field.key()) || field == WorkerField.LOCATION)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean aboutTheCalendar(Finding finding) {
    return finding.field() == null || CALENDAR.contains(finding.field());
  }
}
