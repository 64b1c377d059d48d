// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.EmploymentStatus;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HR system. Its name is the first half of every worker key. */
public sealed interface Source {

  /** Name in {@code sources.yaml}. */
  String name();

  /** Zone of workers of whom neither HR nor the location tells one. */
  Optional<ZoneId> zone();

  /** What is written back to it, if anything. */
  Optional<WriteBack> writeBack();

  /**
   * BambooHR, see <a href="https://documentation.bamboohr.com/reference">its API reference</a>.
   *
   * @param name name of the source
   * @param baseUrl for example {@code https://acme.bamboohr.com/api/v1}, without a slash at the end
   * @param credentials for the API
   * @param webhook empty when no webhook is set up: then only the poll sees changes
   * @param poll delta poll
   * @param fullComparison comparison with everything HR shows
   * @param zone of workers whose location says nothing
   * @param writeBack what is written back
   * @param fields BambooHR's field alias for each worker field that is read
   * @param customFields BambooHR's field alias for each further field, by our name
   * @param statusMap status by BambooHR's text of {@code status} or {@code
   *     employmentHistoryStatus}, compared without regard to case
   * @param workerTypeMap kind of worker by BambooHR's text, compared without regard to case
   */
  record BambooHr(
      String name,
      URI baseUrl,
      Credentials credentials,
      Optional<Webhook> webhook,
      Poll poll,
      Poll fullComparison,
      Optional<ZoneId> zone,
      Optional<WriteBack> writeBack,
      Map<WorkerField, String> fields,
      Map<String, String> customFields,
      Map<String, EmploymentStatus> statusMap,
      Map<String, WorkerType> workerTypeMap)
      implements Source {

    public BambooHr {
      fields = Copies.ordered(fields);
      customFields = Copies.ordered(customFields);
      statusMap = Copies.ignoringCase(statusMap);
      workerTypeMap = Copies.ignoringCase(workerTypeMap);
    }
  }

  /**
   * CSV files that somebody uploads.
   *
   * @param name name of the source
   * @param mapping which column feeds which field
   * @param encoding of the file
   * @param delimiter between columns
   * @param zone of workers whose location says nothing
   */
  record Csv(
      String name, CsvMapping mapping, Charset encoding, char delimiter, Optional<ZoneId> zone)
      implements Source {

    /** Nothing can be written back to a file. */
    @Override
    public Optional<WriteBack> writeBack() {
      return Optional.empty();
    }
  }

  /**
   * Credentials of an API.
   *
   * @param apiKey the key
   */
  record Credentials(Secret apiKey) {}

  /**
   * A signed webhook.
   *
   * @param secrets all that are accepted now: several while one is being rotated
   * @param tolerance replay window around the time of the request
   */
  record Webhook(List<Secret> secrets, Duration tolerance) {

    public Webhook {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * Something that runs again and again.
   *
   * @param every the interval
   */
  record Poll(Duration every) {}

  /**
   * What is written back to HR.
   *
   * @param when not before this
   * @param fields HR's own field name and what of the directory account goes there
   */
  record WriteBack(When when, Map<String, AccountValue> fields) {

    public WriteBack {
      fields = Copies.ordered(fields);
    }

    /** The earliest moment. */
    public enum When {
      ACCOUNT_CREATED,
      MAILBOX_READY,
      FIRST_DAY
    }

    /** A value of the directory account. */
    public enum AccountValue {
      MAIL,
      USER_PRINCIPAL_NAME
    }
  }
}
