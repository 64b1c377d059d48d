// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what HR shows with what it should show.
 *
 * <p>A field is written only when it is empty or holds what Usher wrote before. Any other value is
 * newer than ours: a person decides. A field that HR does not show is never written, because nobody
 * could look first.
 */
public final class WriteBackPlans {

  private WriteBackPlans() {}

  /**
   * Compares field by field.
   *
   * @param wanted values by HR's field name
   * @param shown what HR shows: an empty text for an empty field, no entry for one it does not show
   * @param own what Usher knows of its own doing, by field
   */
  public static WriteBackPlan of(
      Map<String, String> wanted, Map<String, String> shown, Map<String, OwnValue> own) {
    Set<String> equal = new TreeSet<>();
    Set<String> arrived = new TreeSet<>();
    List<WriteField> effects = new ArrayList<>();
    List<Reason> held = new ArrayList<>();
    new TreeMap<>(wanted)
        .forEach(
            (field, value) -> {
              OwnValue known = own.getOrDefault(field, OwnValue.NONE);
              String current = shown.get(field);
              if (current == null) {
                held.add(notShown(field));
              } else if (Values.same(current, value)) {
                (known.attemptedIs(value) ? arrived : equal).add(field);
              } else if (current.isBlank() || known.mayHaveWritten(current)) {
                effects.add(new WriteField(field, value));
              } else {
                held.add(newer(field));
              }
            });
    return new WriteBackPlan(equal, arrived, effects, held);
  }

  /** The fields of which it is not yet known for this admission that HR holds the value. */
  public static boolean needsLook(
      Map<String, String> wanted, Map<String, OwnValue> own, long admittedVersion) {
    return wanted.entrySet().stream()
        .anyMatch(
            want ->
                !own.getOrDefault(want.getKey(), OwnValue.NONE)
                    .verified(want.getValue(), admittedVersion));
  }

  /** Fields that were written and do not show the value yet. */
  public static Set<String> notYetShown(List<WriteField> written, Map<String, String> shown) {
    Set<String> missing = new TreeSet<>();
    for (WriteField write : written) {
      @Nullable String current = shown.get(write.field());
      if (current == null || !Values.same(current, write.value())) {
        missing.add(write.field());
      }
    }
    return missing;
  }

  private static Reason newer(String field) {
    return new Reason(
        ReasonCode.HR_VALUE_IS_NEWER,
        "HR holds another value that Usher did not write; clear or correct it in HR, then retry",
        field,
        null);
  }

  private static Reason notShown(String field) {
    return new Reason(
        ReasonCode.TARGET_PERMISSION_MISSING,
        "HR does not show this field to Usher, so it cannot be compared before it is written",
        field,
        null);
  }
}
