// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Company;
import io.usher.company.Validation;
import io.usher.company.Validation.Severity;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Normalisation;
import io.usher.validation.domain.normalise.Normalised;
import io.usher.validation.domain.rules.RuleBook;
import io.usher.validation.domain.rules.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges facts by the company's rules. Pure: the same fact, known state and moment always give the
 * same judgement, and judging again after it was recorded tells nothing new.
 */
public final class Judge {

  private final Company company;
  private final RuleBook rules;

  public Judge(Company company) {
    this.company = company;
    this.rules = new RuleBook(company);
  }

  /** When leavers are held because there are too many of them. */
  public Validation.Brake brake() {
    return company.validation().brake();
  }

  /** What is decided about a fact. */
  public Judgement judge(Fact fact, Known known, Instant now) {
    Worker record = known.hrRecord().map(fact.worker()::completedFrom).orElse(fact.worker());
    Normalised tidy = normalised(record, known);
    Optional<ZoneId> zone = company.zoneOf(tidy.worker());
    LocalDate today = LocalDate.ofInstant(now, zone.orElse(ZoneOffset.UTC));
    boolean seen = known.admission().isPresent();
    List<Finding> findings = rules.check(new Subject(tidy, zone, today, seen), fact.missing());
    Case open = new Case(company.lifecycle(), fact, known, record, findings, now);
    return zone.map(found -> open.at(found, tidy)).orElseGet(open::withoutZone);
  }

  /** The same judgement when the brake does not let this person leave now. */
  public static Judgement braked(Judgement judgement, Known known, Instant now) {
    Finding finding = brakeFinding(judgement);
    List<Finding> findings = new ArrayList<>(judgement.findings());
    findings.add(finding);
    List<Finding> blockers = List.of(finding);
    return new Judgement(
        judgement.fact(),
        judgement.hrRecord(),
        findings,
        Optional.empty(),
        blockers,
        Case.heldNews(known, blockers),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** True when a person has let this leaver go although the brake held them. */
  public static boolean brakeReleased(Judgement judgement, Known known) {
    return known.waives(brakeFinding(judgement));
  }

  private static Finding brakeFinding(Judgement judgement) {
    Worker worker = judgement.hrRecord();
    String evidence =
        FieldText.of(worker, WorkerField.EMPLOYMENT_STATUS)
            + "|"
            + FieldText.of(worker, WorkerField.END_DATE);
    return new Finding(
        ReasonCode.BRAKE_LEAVERS,
        "brake-leavers",
        Severity.HOLD,
        null,
        "More people of this source leave at once than the brake allows",
        evidence);
  }

  private Normalised normalised(Worker record, Known known) {
    Normalised byHand = HandCorrection.applied(record, known.corrections());
    Normalised tidy = Normalisation.of(byHand.worker());
    List<Correction> corrections = new ArrayList<>(byHand.corrections());
    corrections.addAll(tidy.corrections());
    return withZone(new Normalised(tidy.worker(), corrections));
  }

  /** Later stages find the zone in the worker. */
  private Normalised withZone(Normalised tidy) {
    Optional<ZoneId> zone =
        tidy.worker().text(WorkerField.ZONE).isPresent()
            ? Optional.empty()
            : company.zoneOf(tidy.worker());
    return zone.map(found -> tidy.with(WorkerField.ZONE, found.getId(), "zone-of-location"))
        .orElse(tidy);
  }
}
