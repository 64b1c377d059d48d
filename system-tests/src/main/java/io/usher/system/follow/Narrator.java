// SPDX-License-Identifier: Apache-2.0
package io.usher.system.follow;

import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.Correction;
import io.usher.events.v1.DirectoryAccount;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.Effect;
import io.usher.events.v1.Finding;
import io.usher.events.v1.HeldStatus;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.events.v1.IdentityCompleted;
import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.Reason;
import io.usher.events.v1.WorkerObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** Turns records into lines of a person's history and into milestones. */
final class Narrator {

  private final Journal journal;

  Narrator(Journal journal) {
    this.journal = journal;
  }

  void tell(String topic, String key, Instant at, SpecificRecord record) {
    switch (record) {
      case WorkerObserved observed -> observed(topic, key, at, observed);
      case IdentityHeld held -> held(topic, key, at, held);
      case IdentityAdmitted admitted -> admitted(topic, key, at, admitted);
      case DirectoryOutcome outcome -> directory(topic, key, at, outcome);
      case AppOutcome outcome -> app(topic, key, at, outcome);
      case IdentityCompleted completed -> completed(topic, key, at, completed);
      default -> throw new IllegalStateException("Unknown record on " + topic);
    }
  }

  private void observed(String topic, String key, Instant at, WorkerObserved record) {
    journal.reached(Milestone.OBSERVED, key, at);
    String changed =
        record.getVersion() == 1
            ? "first seen"
            : "changed: " + String.join(", ", record.getChangedFields());
    add(topic, key, at, "HR record by " + word(record.getSeenBy()) + ", " + changed, List.of());
  }

  private void held(String topic, String key, Instant at, IdentityHeld record) {
    if (record.getStatus() == HeldStatus.HELD) {
      Set<String> codes = new TreeSet<>();
      record.getFindings().stream()
          .filter(finding -> "hold".equals(finding.getSeverity()))
          .map(Finding::getCode)
          .forEach(codes::add);
      journal.heldFor(key, codes);
      journal.reached(Milestone.HELD, key, at);
    } else {
      journal.noLonger(Milestone.HELD, key);
    }
    List<String> details =
        record.getFindings().stream().map(f -> f.getCode() + ": " + f.getMessage()).toList();
    add(topic, key, at, "validation: " + word(record.getStatus()), details);
  }

  private void admitted(String topic, String key, Instant at, IdentityAdmitted record) {
    journal.reached(Milestone.ADMITTED, key, at);
    List<String> details =
        record.getCorrections().stream()
            .map((Correction c) -> "corrected " + c.getField() + " (" + c.getRule() + ")")
            .toList();
    add(topic, key, at, "admitted as " + record.getStage(), details);
  }

  private void directory(String topic, String key, Instant at, DirectoryOutcome record) {
    DirectoryAccount account = record.getAccount();
    if (account != null) {
      journal.reached(Milestone.DIRECTORY, key, at);
      journal.closed(key, "entra", account.getClosedVerified());
      if (account.getMailboxReady()) {
        journal.reached(Milestone.MAILBOX, key, at);
      }
    }
    String who = account == null ? "no account" : account.getUserPrincipalName();
    add(
        topic,
        key,
        at,
        "Entra " + word(record.getStatus()) + ": " + who,
        words(record.getEffects(), record.getReasons()));
  }

  private void app(String topic, String key, Instant at, AppOutcome record) {
    journal.closed(key, record.getApp(), record.getClosedVerified());
    if (record.getAllAppsSettled()) {
      journal.reached(Milestone.APPS, key, at);
    }
    add(
        topic,
        key,
        at,
        record.getApp() + " " + word(record.getStatus()),
        words(record.getEffects(), record.getReasons()));
  }

  private void completed(String topic, String key, Instant at, IdentityCompleted record) {
    journal.reached(Milestone.COMPLETED, key, at);
    journal.completed(key, record);
    String took =
        record.getHireToReadyMillis() == null
            ? ""
            : " after " + record.getHireToReadyMillis() / 1000.0 + " s";
    add(
        topic,
        key,
        at,
        "completed as " + record.getStage() + took,
        words(record.getEffects(), record.getReasons()));
  }

  private void add(String topic, String key, Instant at, String headline, List<String> details) {
    journal.add(key, new Journal.Entry(at, topic, headline, details));
  }

  private static List<String> words(List<Effect> effects, List<Reason> reasons) {
    List<String> lines = new ArrayList<>();
    effects.forEach(effect -> lines.add("✓ " + effect.getDescription()));
    reasons.forEach(reason -> lines.add("· " + reason.getCode() + ": " + reason.getMessage()));
    return lines;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
