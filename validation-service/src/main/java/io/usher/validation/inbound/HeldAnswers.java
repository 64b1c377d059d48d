// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.inbound;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.validation.domain.Admission;
import io.usher.validation.domain.FieldText;
import io.usher.validation.domain.Finding;
import io.usher.validation.domain.HeldRecords;
import io.usher.validation.domain.Known;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers of the API of held records. Times are ISO 8601, UTC. */
final class HeldAnswers {

  private HeldAnswers() {}

  /**
   * A page of held people.
   *
   * @param items people, ordered by key
   * @param next pass it as {@code after} for the next page; null on the last one
   */
  public record Page(List<Item> items, @Nullable String next) {

    /** One more entry than the page takes tells that there is a next page. */
    static Page of(List<HeldRecords.Entry> entries, int limit) {
      List<Item> items = entries.stream().limit(limit).map(Item::of).toList();
      boolean more = entries.size() > limit;
      return new Page(items, more ? items.get(items.size() - 1).key() : null);
    }
  }

  /**
   * A held person, without values.
   *
   * @param key worker key
   * @param source name of the HR system
   * @param heldSince since when
   * @param findings why
   */
  public record Item(
      String key,
      String source,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant heldSince,
      List<Why> findings) {

    static Item of(HeldRecords.Entry entry) {
      return new Item(
          entry.key().toString(),
          entry.key().source(),
          entry.hold().since(),
          entry.hold().findings().stream().map(Why::of).toList());
    }
  }

  /** One finding, without values. */
  public record Why(
      String code, String rule, @Nullable String field, String message, boolean releasable) {

    static Why of(Finding finding) {
      return new Why(
          finding.code().code(),
          finding.rule(),
          finding.field(),
          finding.message(),
          finding.releasable());
    }
  }

  /**
   * A held person, with the values that were found.
   *
   * @param key worker key
   * @param source name of the HR system
   * @param heldSince since when
   * @param findings why
   * @param values what HR says now, by the field of each finding
   * @param evidence what each rule looked at, after normalisation: by field, or by rule when it is
   *     about several fields
   * @param admittedVersion version of the admission that is in force meanwhile; null when none is
   */
  public record Person(
      String key,
      String source,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant heldSince,
      List<Why> findings,
      Map<String, @Nullable String> values,
      Map<String, String> evidence,
      @Nullable Long admittedVersion) {

    static Person of(WorkerKey key, Known known) {
      Known.Hold hold = known.hold().orElseThrow();
      Worker hrRecord = known.hrRecord().orElseThrow();
      Map<String, @Nullable String> values = new TreeMap<>();
      Map<String, String> evidence = new TreeMap<>();
      for (Finding finding : hold.findings()) {
        Optional.ofNullable(finding.field())
            .flatMap(WorkerField::byKey)
            .ifPresent(field -> values.put(field.key(), FieldText.of(hrRecord, field)));
        String about = finding.field() == null ? finding.rule() : finding.field();
        evidence.put(about, finding.evidence());
      }
      return new Person(
          key.toString(),
          key.source(),
          hold.since(),
          hold.findings().stream().map(Why::of).toList(),
          values,
          evidence,
          known.admission().map(Admission::version).orElse(null));
    }

    /** No values: they are personal data. */
    @Override
    public String toString() {
      return "Person[" + key + "]";
    }
  }

  /**
   * An action was kept.
   *
   * @param key worker key; the person is judged again at once
   */
  public record Accepted(String key) {}
}
