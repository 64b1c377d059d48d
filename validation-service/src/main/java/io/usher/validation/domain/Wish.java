// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a person wants done about a held record. */
public sealed interface Wish {

  /** Who wants it. */
  String by();

  /** Why, in their words. */
  String reason();

  /** The wish as text: two equal wishes have the same. Private. */
  String words();

  /**
   * The action that fulfils the wish.
   *
   * @throws IllegalArgumentException when it cannot be fulfilled; the message holds no values
   */
  Action on(WorkerKey key, Worker hrRecord, Known.Hold hold, Instant now);

  /** Names this wish about this person. */
  default String request(WorkerKey key) {
    return name(key, words());
  }

  private String name(WorkerKey key, String what) {
    String text = String.join("\n", key.toString(), by(), reason(), what);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * Findings are let go.
   *
   * @param by who
   * @param reason why
   * @param codes which; empty means all that hold the person
   */
  record Release(String by, String reason, Set<ReasonCode> codes) implements Wish {

    public Release {
      codes = Set.copyOf(codes);
    }

    @Override
    public String words() {
      return "release " + new TreeSet<>(codes);
    }

    @Override
    public Action on(WorkerKey key, Worker hrRecord, Known.Hold hold, Instant now) {
      List<Finding> chosen = hold.findings().stream().filter(this::chosen).toList();
      Set<ReasonCode> found =
          chosen.stream().map(Finding::code).collect(Collectors.toUnmodifiableSet());
      if (chosen.isEmpty() || !found.containsAll(codes)) {
        throw new IllegalArgumentException("The person is not held for all of these codes");
      }
      if (!chosen.stream().allMatch(Finding::releasable)) {
        throw new IllegalArgumentException("A finding needs a better value; correct the field");
      }
      List<Waiver> waivers = chosen.stream().map(it -> Waiver.of(it, by, now)).toList();
      String evidence = chosen.stream().map(Finding::evidence).collect(Collectors.joining("\n"));
      String id = ((Wish) this).name(key, words() + evidence);
      return new Action(
          id, request(key), key, Action.Kind.RELEASE, by, reason, waivers, List.of(), now);
    }

    private boolean chosen(Finding finding) {
      return codes.isEmpty() || codes.contains(finding.code());
    }
  }

  /**
   * Values are put in the place of HR's.
   *
   * @param by who
   * @param reason why
   * @param fields new values as text; private
   */
  record Correct(String by, String reason, Map<WorkerField, String> fields) implements Wish {

    public Correct {
      fields = Map.copyOf(fields);
    }

    @Override
    public String words() {
      return "correct " + new TreeMap<>(fields);
    }

    @Override
    public Action on(WorkerKey key, Worker hrRecord, Known.Hold hold, Instant now) {
      List<HandCorrection> corrections = new ArrayList<>();
      new TreeMap<>(fields)
          .forEach(
              (field, value) -> {
                checked(field, value);
                String hrValue = FieldText.of(hrRecord, field);
                corrections.add(new HandCorrection(field, hrValue, value, by, now));
              });
      String id = ((Wish) this).name(key, words() + hrValues(corrections));
      return new Action(
          id, request(key), key, Action.Kind.CORRECT, by, reason, List.of(), corrections, now);
    }

    private static void checked(WorkerField field, String value) {
      FieldText.parse(field, value);
      if (field == WorkerField.ZONE && !ZoneId.getAvailableZoneIds().contains(value)) {
        // It would hold the person for a finding that nobody may release.
        throw new IllegalArgumentException(
            field.key() + " takes an IANA zone such as Europe/Berlin");
      }
    }

    private static String hrValues(List<HandCorrection> corrections) {
      return corrections.stream()
          .map(correction -> String.valueOf(correction.hrValue()))
          .collect(Collectors.joining("\n"));
    }

    /** No values: they are personal data. */
    @Override
    public String toString() {
      return "Correct" + new TreeSet<>(fields.keySet());
    }
  }
}
