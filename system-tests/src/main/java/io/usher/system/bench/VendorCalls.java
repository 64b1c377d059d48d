// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.system.client.Endpoints;
import io.usher.system.client.Web;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How often each vendor was called, by the sandbox's own counting.
 *
 * @param counts calls by {@code vendor METHOD route outcome}
 */
record VendorCalls(Map<String, Long> counts) {

  VendorCalls {
    counts = Map.copyOf(counts);
  }

  /** Looks now. */
  static VendorCalls of(Web web, Endpoints endpoints) {
    JsonNode state = web.get(endpoints.sandbox() + "/_sandbox/state").orFail("The state");
    Map<String, Long> counts = new HashMap<>();
    state
        .path("callCounts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return new VendorCalls(counts);
  }

  /** Only what came after an earlier look. */
  VendorCalls since(VendorCalls earlier) {
    Map<String, Long> more = new HashMap<>();
    counts.forEach((call, n) -> more.put(call, n - earlier.counts.getOrDefault(call, 0L)));
    return new VendorCalls(more);
  }

  /** Calls of one vendor, {@code graph}. */
  long calls(String vendor) {
    return sum(call -> call.startsWith(vendor + " "));
  }

  /** Calls of one vendor that change something. */
  long writes(String vendor) {
    return sum(
        call ->
            call.startsWith(vendor + " ")
                && !call.startsWith(vendor + " GET")
                && !call.contains("/oauth2/")
                && !call.contains("$batch"));
  }

  /** Calls that were told to come later. */
  long throttled() {
    return sum(call -> call.endsWith(" 429"));
  }

  private long sum(Predicate<String> wanted) {
    return counts.entrySet().stream()
        .filter(count -> wanted.test(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
