// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.EmploymentStatus;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A source of type {@code bamboohr}. */
final class BambooHrSection {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private BambooHrSection() {}

  static Source read(String name, Section section) {
    Section credentials = section.needSection("credentials");
    Source source =
        new Source.BambooHr(
            name,
            section.need("base-url", Scalars.URL),
            new Source.Credentials(credentials.need("api-key", Scalars.SECRET)),
            section.section("webhook").map(BambooHrSection::webhook),
            poll(section.maybe("poll"), Duration.ofHours(1)),
            poll(section.maybe("full-comparison"), Duration.ofDays(7)),
            section.find("zone", Scalars.ZONE),
            section.section("write-back").map(BambooHrSection::writeBack),
            fields(section.maybe("fields")),
            texts(section.maybe("custom-fields"), Scalars.TEXT),
            statusMap(section),
            workerTypeMap(section));
    credentials.end();
    section.end();
    return source;
  }

  private static Source.Webhook webhook(Section section) {
    Source.Webhook webhook =
        new Source.Webhook(
            section.list("secrets", Scalars.SECRET),
            section.get("tolerance", Scalars.DURATION, FIVE_MINUTES));
    if (webhook.secrets().isEmpty()) {
      section.missing("secrets", "a list with at least one secret");
    }
    section.end();
    return webhook;
  }

  private static Source.Poll poll(Section section, Duration fallback) {
    Source.Poll poll = new Source.Poll(section.get("every", Scalars.DURATION, fallback));
    section.end();
    return poll;
  }

  private static Source.WriteBack writeBack(Section section) {
    Scalar<Source.WriteBack.AccountValue> value =
        Scalars.choice(
            Map.of(
                "mail", Source.WriteBack.AccountValue.MAIL,
                "userPrincipalName", Source.WriteBack.AccountValue.USER_PRINCIPAL_NAME));
    Source.WriteBack writeBack =
        new Source.WriteBack(
            section.get(
                "when",
                Scalars.kebab(Source.WriteBack.When.class),
                Source.WriteBack.When.MAILBOX_READY),
            texts(section.needSection("fields"), value));
    section.end();
    return writeBack;
  }

  private static Map<WorkerField, String> fields(Section section) {
    Map<WorkerField, String> fields = new LinkedHashMap<>(BambooHrDefaults.FIELDS);
    for (String key : section.names()) {
      WorkerFields.ofKey(section, key)
          .ifPresent(field -> fields.put(field, section.need(key, Scalars.TEXT)));
    }
    return fields;
  }

  private static Map<String, EmploymentStatus> statusMap(Section section) {
    Map<String, EmploymentStatus> own =
        texts(section.maybe("status-map"), Scalars.upper(EmploymentStatus.class));
    return merged(BambooHrDefaults.STATUS, own);
  }

  private static Map<String, WorkerType> workerTypeMap(Section section) {
    Map<String, WorkerType> own =
        texts(section.maybe("worker-type-map"), Scalars.upper(WorkerType.class));
    return merged(BambooHrDefaults.WORKER_TYPE, own);
  }

  private static <T> Map<String, T> merged(Map<String, T> defaults, Map<String, T> own) {
    Map<String, T> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    merged.putAll(defaults);
    merged.putAll(own);
    return merged;
  }

  private static <T> Map<String, T> texts(Section section, Scalar<T> kind) {
    Map<String, T> values = new LinkedHashMap<>();
    section.names().forEach(key -> values.put(key, section.need(key, kind)));
    return values;
  }
}
