// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds for any record of HR and any history of ours. */
class WriteBackPlanPropertiesTest {

  private static final List<String> FIELDS = List.of("workEmail", "customUserName");
  private static final List<String> VALUES =
      List.of("ada@corp.example", "ADA@corp.example", "king@corp.example", "typed@else.example");

  @Property
  void applyingAPlanAndDecidingAgainWritesNothing(
      @ForAll("wanted") Map<String, String> wanted,
      @ForAll("shown") Map<String, String> shown,
      @ForAll("own") Map<String, OwnValue> own) {
    Map<String, String> after = new TreeMap<>(shown);
    for (WriteField effect : WriteBackPlans.of(wanted, shown, own).effects()) {
      after.put(effect.field(), effect.value());
    }

    WriteBackPlan again = WriteBackPlans.of(wanted, after, own);

    assertThat(again.effects()).isEmpty();
  }

  @Property
  void aWriteNeverReplacesWhatUsherDidNotWrite(
      @ForAll("wanted") Map<String, String> wanted,
      @ForAll("shown") Map<String, String> shown,
      @ForAll("own") Map<String, OwnValue> own) {
    for (WriteField effect : WriteBackPlans.of(wanted, shown, own).effects()) {
      String replaced = shown.getOrDefault(effect.field(), "a field that HR does not show");

      assertThat(
              replaced.isEmpty()
                  || own.getOrDefault(effect.field(), OwnValue.NONE).mayHaveWritten(replaced))
          .isTrue();
      assertThat(effect.value()).isEqualTo(wanted.get(effect.field()));
    }
  }

  @Property
  void everyWantedFieldEndsInExactlyOneWay(
      @ForAll("wanted") Map<String, String> wanted,
      @ForAll("shown") Map<String, String> shown,
      @ForAll("own") Map<String, OwnValue> own) {
    WriteBackPlan plan = WriteBackPlans.of(wanted, shown, own);

    assertThat(plan.holding().size() + plan.effects().size() + plan.held().size())
        .isEqualTo(wanted.size());
  }

  @Provide
  Arbitrary<Map<String, String>> wanted() {
    return Arbitraries.maps(Arbitraries.of(FIELDS), Arbitraries.of(VALUES)).ofMinSize(1);
  }

  @Provide
  Arbitrary<Map<String, String>> shown() {
    return Arbitraries.maps(
        Arbitraries.of(FIELDS), Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.of(VALUES)));
  }

  @Provide
  Arbitrary<Map<String, OwnValue>> own() {
    Arbitrary<Optional<String>> value = Arbitraries.of(VALUES).optional(0.6);
    return Arbitraries.maps(
        Arbitraries.of(FIELDS),
        Combinators.combine(value, value)
            .as(
                (confirmed, attempted) ->
                    new OwnValue(confirmed, attempted, 1, 1, Optional.empty())));
  }
}
