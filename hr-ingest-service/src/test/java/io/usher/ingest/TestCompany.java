// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.company.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small company folder: BambooHR as {@code bamboo}, files as {@code payroll}. */
public final class TestCompany {

  /** The secrets of the webhook: the newer one first. */
  public static final String SECRET = "test-secret";

  public static final String OLDER_SECRET = "older-secret";

  private static final String SOURCES =
      """
      sources:
        bamboo:
          type: bamboohr
          base-url: BAMBOO_URL
          credentials: { api-key: "${file:api-key}" }
          webhook: { secrets: [ "${file:secret}", "${file:older-secret}" ], tolerance: PT5M }
          poll: { every: POLL_EVERY }
          full-comparison: { every: P7D }
          zone: Europe/Berlin
          custom-fields: { badge: acaStatusCategory }
        payroll:
          type: csv
          encoding: utf-8
          delimiter: ";"
          mapping:
            workerId: Employee ID
            firstName: First name
            lastName: Last name
            mobilePhone: { column: Mobile, optional: true }
            department: Department
            jobTitle: { column: Title, optional: true }
            countryCode: { column: Country, map: { Germany: DE, Austria: AT } }
            startDate: { column: Start, format: dd.MM.yyyy }
            endDate: { column: End, format: dd.MM.yyyy, optional: true }
            employmentStatus: { constant: ACTIVE }
            workerType: { column: Type, optional: true }
            customFields: { costNote: { column: Note, optional: true } }
      """;

  private TestCompany() {}

  /** Writes the folder. */
  public static Path write(String bambooUrl, String apiKey, String pollEvery) {
    try {
      Path folder = Files.createTempDirectory("usher-company");
      Files.writeString(folder.resolve("api-key"), apiKey);
      Files.writeString(folder.resolve("secret"), SECRET);
      Files.writeString(folder.resolve("older-secret"), OLDER_SECRET);
      Files.writeString(
          folder.resolve("sources.yaml"),
          SOURCES.replace("BAMBOO_URL", bambooUrl).replace("POLL_EVERY", pollEvery));
      Files.writeString(
          folder.resolve("naming.yaml"),
          """
          naming:
            domain: { default: acme.example }
            address: [ "{first}.{last}", "{first}.{last}{n}" ]
            display-name: "{first} {last}"
          """);
      Files.writeString(
          folder.resolve("directory.yaml"),
          """
          directory:
            tenant-id: t
            graph-url: http://127.0.0.1:1/v1.0
            token-url: http://127.0.0.1:1/token
            app-registrations: [ { client-id: c, client-secret: "${file:secret}" } ]
          """);
      Files.writeString(folder.resolve("access.yaml"), "roles: {}\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The company read from such a folder. */
  public static Company load(String bambooUrl) {
    return CompanyFolder.load(write(bambooUrl, "key", "PT1H"), Secrets.of(Map.of()));
  }

  public static Source.BambooHr bamboo(String url) {
    return (Source.BambooHr) load(url).source("bamboo").orElseThrow();
  }

  public static Source.Csv payroll() {
    return (Source.Csv) load("http://127.0.0.1:1").source("payroll").orElseThrow();
  }
}
