// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The canonical worker: the whole record that HR showed, immutable.
 *
 * <p>Each field is in one of three states: <em>set</em> (a value), <em>empty</em> (HR showed it as
 * empty) or <em>absent</em> (HR did not show it: nothing may be concluded, and nothing is cleared).
 *
 * <p>{@link #toString()} tells the key and no field, because fields are personal data.
 */
public final class Worker {

  private final WorkerKey key;
  private final Map<WorkerField, Object> values;
  private final Set<WorkerField> absent;
  private final Map<String, String> customFields;

  private Worker(Builder builder) {
    this.key = builder.key;
    this.values = Collections.unmodifiableMap(new EnumMap<>(builder.values));
    this.absent = Collections.unmodifiableSet(EnumSet.copyOf(builder.absent));
    this.customFields = Collections.unmodifiableMap(new TreeMap<>(builder.customFields));
  }

  /** Begins a worker of which every field is empty. */
  public static Builder of(WorkerKey key) {
    return new Builder(key);
  }

  /** Begins a copy of this worker. */
  public Builder toBuilder() {
    Builder builder = new Builder(key);
    builder.values.putAll(values);
    builder.absent.addAll(absent);
    builder.customFields.putAll(customFields);
    return builder;
  }

  /** Whose record it is. */
  public WorkerKey key() {
    return key;
  }

  /** The value of a field by its kind, or empty when the field is empty or absent. */
  public Optional<Object> value(WorkerField field) {
    return Optional.ofNullable(values.get(field));
  }

  /**
   * The text of a {@link WorkerField.Kind#TEXT} field; empty when the field is empty or absent.
   *
   * @throws ClassCastException when the field is of another kind
   */
  public Optional<String> text(WorkerField field) {
    return Optional.ofNullable((String) values.get(field));
  }

  /** The date of a {@link WorkerField.Kind#DATE} field; empty when it is empty or absent. */
  public Optional<LocalDate> date(WorkerField field) {
    return Optional.ofNullable((LocalDate) values.get(field));
  }

  /** The status, {@link EmploymentStatus#UNKNOWN} when there is none. */
  public EmploymentStatus employmentStatus() {
    return (EmploymentStatus)
        values.getOrDefault(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.UNKNOWN);
  }

  /** The kind of worker, {@link WorkerType#UNKNOWN} when there is none. */
  public WorkerType workerType() {
    return (WorkerType) values.getOrDefault(WorkerField.WORKER_TYPE, WorkerType.UNKNOWN);
  }

  /**
   * The manager's key in the same source; empty when there is none, when HR did not show it, and
   * when what HR says can be nobody's id.
   */
  public Optional<WorkerKey> managerKey() {
    return text(WorkerField.MANAGER_ID)
        .filter(WorkerKey::isWorkerId)
        .map(id -> new WorkerKey(key.source(), id));
  }

  /** True when HR did not show the field. */
  public boolean isAbsent(WorkerField field) {
    return absent.contains(field);
  }

  /** The fields that have a value, in the order of the enum. */
  public Map<WorkerField, Object> values() {
    return values;
  }

  /** The fields that HR did not show. */
  public Set<WorkerField> absentFields() {
    return absent;
  }

  /** Further fields that the source's mapping names; sorted by name. */
  public Map<String, String> customFields() {
    return customFields;
  }

  /**
   * The fields in which this worker differs from an earlier record of the same person. A field that
   * is absent in either of the two is never a difference.
   *
   * @return public field names in the order of the enum, then {@code customFields.<name>}
   */
  public Set<String> changesSince(Worker earlier) {
    Set<String> changed = new LinkedHashSet<>();
    for (WorkerField field : WorkerField.values()) {
      if (!isAbsent(field)
          && !earlier.isAbsent(field)
          && !value(field).equals(earlier.value(field))) {
        changed.add(field.key());
      }
    }
    Set<String> custom = new TreeSet<>(customFields.keySet());
    custom.addAll(earlier.customFields.keySet());
    custom.stream()
        .filter(name -> !Objects.equals(customFields.get(name), earlier.customFields.get(name)))
        .forEach(name -> changed.add("customFields." + name));
    return Collections.unmodifiableSet(changed);
  }

  /**
   * This record, with the fields that HR did not show taken over from an earlier record. Fields
   * that the earlier one does not know either stay absent.
   */
  public Worker completedFrom(Worker earlier) {
    Builder builder = toBuilder();
    for (WorkerField field : absent) {
      if (!earlier.isAbsent(field)) {
        builder.put(field, earlier.values.get(field));
      }
    }
    return builder.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Worker that
        && key.equals(that.key)
        && values.equals(that.values)
        && absent.equals(that.absent)
        && customFields.equals(that.customFields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, values, absent, customFields);
  }

  @Override
  public String toString() {
    return "Worker[" + key + "]";
  }

  /** Collects the fields of one worker. Not safe for concurrent use. */
  public static final class Builder {

    private final WorkerKey key;
    private final Map<WorkerField, Object> values = new EnumMap<>(WorkerField.class);
    private final Set<WorkerField> absent = EnumSet.noneOf(WorkerField.class);
    private final Map<String, String> customFields = new TreeMap<>();

    private Builder(WorkerKey key) {
      this.key = key;
    }

    /**
     * Sets a field, or empties it with null or an empty text. The field is no longer absent. The
     * character NUL is left out of texts: no database and no directory takes it.
     *
     * @throws IllegalArgumentException when the value is not of the field's kind
     */
    public Builder put(WorkerField field, @Nullable Object value) {
      absent.remove(field);
      Object kept = value instanceof String text ? withoutNul(text) : value;
      if (kept == null || "".equals(kept)) {
        values.remove(field);
        return this;
      }
      Class<?> expected =
          switch (field.kind()) {
            case TEXT -> String.class;
            case DATE -> LocalDate.class;
            case EMPLOYMENT_STATUS -> EmploymentStatus.class;
            case WORKER_TYPE -> WorkerType.class;
          };
      if (!expected.isInstance(kept)) {
        throw new IllegalArgumentException(field.key() + " takes a " + expected.getSimpleName());
      }
      values.put(field, kept);
      return this;
    }

    /** Marks a field as one that HR did not show; its value is forgotten. */
    public Builder absent(WorkerField field) {
      values.remove(field);
      absent.add(field);
      return this;
    }

    /** Sets a custom field, or removes it with null or an empty text. NUL is left out. */
    public Builder custom(String name, @Nullable String value) {
      String kept = value == null ? "" : withoutNul(value);
      if (kept.isEmpty()) {
        customFields.remove(name);
      } else {
        customFields.put(name, kept);
      }
      return this;
    }

    private static String withoutNul(String text) {
      return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    /** The worker as collected so far. */
    public Worker build() {
      return new Worker(this);
    }
  }
}
