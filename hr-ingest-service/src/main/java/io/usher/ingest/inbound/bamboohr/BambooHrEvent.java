// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: thin ({@code employee.*}) or, from older webhooks, with field values
 * ({@code employee_with_fields.*}). Only kinds and ids are read; values are not even kept, because
 * they may be overtaken and a permission gap may hide some.
 *
 * @param type kind of event of a thin body
 * @param data whom a thin body is about
 * @param employees whom a body with field values is about
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BambooHrEvent(
    @Nullable String type, @Nullable Data data, @Nullable List<@Nullable Employee> employees) {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(BambooHrEvent.class);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(@Nullable String employeeId) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Employee(@Nullable String id) {}

  /** Reads a body; empty when it is no such JSON. */
  static Optional<BambooHrEvent> read(byte[] body) {
    try {
      return Optional.ofNullable(READER.readValue(body));
    } catch (JacksonException broken) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("Reading bytes does no I/O", impossible);
    }
  }

  /** True when the event is about employees at all; company events are not. */
  boolean aboutEmployees() {
    return employees != null || (type != null && type.startsWith("employee"));
  }

  /** True when neither a kind of event nor an employee can be seen. */
  boolean meaningless() {
    return type == null && employees == null;
  }

  /** Whom the event is about; empty when an id is missing or is none. */
  Optional<Set<String>> employeeIds() {
    Set<String> ids = new LinkedHashSet<>();
    if (employees != null) {
      for (Employee employee : employees) {
        ids.add(employee == null || employee.id() == null ? "" : employee.id());
      }
    } else {
      ids.add(data == null || data.employeeId() == null ? "" : data.employeeId());
    }
    return ids.stream().allMatch(BambooHrIds::valid) ? Optional.of(ids) : Optional.empty();
  }
}
