// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.usher.core.EmploymentStatus;
import io.usher.core.LifecycleStage;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyFolderTest {

  @TempDir Path folder;

  @Test
  void theExampleIsReadAsItStands() {
    Company company = Folders.load(Folders.example(folder));

    Source.BambooHr bamboo = (Source.BambooHr) company.source("bamboo").orElseThrow();
    assertThat(bamboo.baseUrl()).isEqualTo(URI.create("https://acme.bamboohr.com/api/v1"));
    assertThat(bamboo.credentials().apiKey().reveal()).isEqualTo("key-of-bamboo");
    assertThat(bamboo.webhook().orElseThrow().secrets())
        .containsExactly(Secret.of("webhook-of-bamboo"));
    assertThat(bamboo.poll().every()).isEqualTo(Duration.ofHours(1));
    assertThat(bamboo.zone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(bamboo.writeBack().orElseThrow().fields())
        .containsExactly(Map.entry("workEmail", Source.WriteBack.AccountValue.MAIL));
    assertThat(bamboo.statusMap()).containsEntry("active", EmploymentStatus.ACTIVE);

    assertThat(company.validation().severity())
        .containsEntry(ReasonCode.DEPARTMENT_UNKNOWN, Validation.Severity.HOLD)
        .containsEntry(ReasonCode.NAME_ALL_CAPS, Validation.Severity.WARN);
    assertThat(company.validation().brake().leavers().share()).isEqualTo(0.05);
    assertThat(company.lifecycle().prehire().account()).isEqualTo(Period.ofDays(14));
    assertThat(company.lifecycle().lastDay().disableAt()).isEqualTo(LocalTime.of(23, 59));
    assertThat(company.naming().address()).hasSize(3);
    assertThat(company.directory().limits()).isEqualTo(new Limits(3000, Duration.ofSeconds(150)));
    assertThat(app(company, "jira").baseUrl())
        .isEqualTo(URI.create("https://api.atlassian.com/scim/directory/dir-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://graph.microsoft.com/v1.0         |           | https://graph.microsoft.com/.default
          https://graph.microsoft.us/v1.0          |           | https://graph.microsoft.us/.default
          http://127.0.0.1:8100/v1.0               |           | https://graph.microsoft.com/.default
          https://gateway.example/v1.0             | api://g/x | api://g/x
          """)
  void aTokenIsAskedForTheCloudOfGraphUrlOrWhatIsWritten(
      String graphUrl, @Nullable String written, String scope) {
    Folders.example(folder);
    String directory =
        Folders.exampleText("directory").replace("https://graph.microsoft.com/v1.0", graphUrl);
    String line = written == null ? "" : "  scope: " + written + "\n";
    Folders.write(folder, "directory", directory.replace("  mode:", line + "  mode:"));

    assertThat(Folders.load(folder).directory().scope()).isEqualTo(scope);
  }

  @Test
  void aCsvMappingKnowsColumnsWordsDatesAndConstants() {
    Source.Csv csv =
        (Source.Csv) Folders.load(Folders.example(folder)).source("payroll").orElseThrow();

    assertThat(csv.mapping().workerId().column()).isEqualTo("Employee ID");
    CsvMapping.Column start = column(csv, WorkerField.START_DATE);
    assertThat(LocalDate.parse("03.11.2026", start.format().orElseThrow()))
        .isEqualTo(LocalDate.of(2026, 11, 3));
    CsvMapping.Column end = column(csv, WorkerField.END_DATE);
    assertThat(end.optional()).isTrue();
    assertThat(csv.mapping().fields())
        .containsEntry(WorkerField.EMPLOYMENT_STATUS, new CsvMapping.Constant("ACTIVE"));
    assertThat(csv.delimiter()).isEqualTo(';');
  }

  @Test
  void rolesHoldByTheirConditions() {
    Company company = Folders.load(Folders.example(folder));
    Worker engineer =
        Worker.of(new WorkerKey("bamboo", "1"))
            .put(WorkerField.WORKER_TYPE, WorkerType.EMPLOYEE)
            .put(WorkerField.DEPARTMENT, "Engineering")
            .build();

    assertThat(company.access().roles().values())
        .filteredOn(role -> role.when().holds(engineer, LifecycleStage.ACTIVE))
        .extracting(Access.Role::name)
        .containsExactly("everyone", "engineering");
  }

  @Test
  void aConditionOverAnEmptyFieldDoesNotHoldAndHasTellsIt() {
    Condition rule = Folders.load(Folders.example(folder)).validation().custom().get(0).when();
    Worker.Builder seller =
        Worker.of(new WorkerKey("bamboo", "1")).put(WorkerField.DEPARTMENT, "Sales");

    assertThat(rule.holds(seller.build(), LifecycleStage.ACTIVE)).isTrue();
    assertThat(
            rule.holds(seller.put(WorkerField.COST_CENTER, "4711").build(), LifecycleStage.ACTIVE))
        .isFalse();
    assertThat(rule.holds(seller.put(WorkerField.DEPARTMENT, null).build(), LifecycleStage.ACTIVE))
        .isFalse();
    assertThat(rule.reads()).containsExactly(WorkerField.DEPARTMENT, WorkerField.COST_CENTER);
  }

  @Test
  void anAppConditionSeesTheIdentity() {
    Folders.example(folder);
    Folders.write(
        folder,
        "apps",
        Folders.exampleText("apps") + "    when: \"has(identity.mail) && stage == 'ACTIVE'\"\n");
    Condition when = app(Folders.load(folder), "jira").when();
    Worker worker = Worker.of(new WorkerKey("bamboo", "1")).build();
    Identity without = new Identity("id", "ada@acme.example", Optional.empty(), false);
    Identity with = new Identity("id", "ada@acme.example", Optional.of("ada@acme.example"), true);

    assertThat(when.holds(worker, LifecycleStage.ACTIVE, without)).isFalse();
    assertThat(when.holds(worker, LifecycleStage.ACTIVE, with)).isTrue();
  }

  @Test
  void optionalFilesHaveDefaults() throws Exception {
    Folders.example(folder);
    Folders.write(folder, "access", "roles: { all: { when: 'true', licences: [ M365_E3 ] } }\n");
    for (String file : new String[] {"validation", "lifecycle", "apps"}) {
      Files.delete(folder.resolve(file + ".yaml"));
    }

    Company company = Folders.load(folder);

    assertThat(company.validation().required()).contains(WorkerField.COUNTRY_CODE);
    assertThat(company.validation().brake().leavers().atMost()).isEqualTo(25);
    assertThat(company.lifecycle().grace().deleteAfter()).isEqualTo(Period.ofDays(30));
    assertThat(company.apps()).isEmpty();
  }

  @Test
  void aZoneIsTheWorkersElseTheLocationsElseTheSources() {
    Company company = Folders.load(Folders.example(folder));
    Worker.Builder worker = Worker.of(new WorkerKey("bamboo", "1"));

    assertThat(company.zoneOf(worker.build())).contains(ZoneId.of("Europe/Berlin"));
    assertThat(company.zoneOf(worker.put(WorkerField.LOCATION, "Sydney").build()))
        .contains(ZoneId.of("Australia/Sydney"));
    assertThat(company.zoneOf(worker.put(WorkerField.ZONE, "Asia/Tokyo").build()))
        .contains(ZoneId.of("Asia/Tokyo"));
    assertThat(company.zoneOf(Worker.of(new WorkerKey("payroll", "1")).build())).isEmpty();
  }

  @Test
  void nothingTellsASecret() {
    Company company = Folders.load(Folders.example(folder));

    assertThat(company.toString())
        .doesNotContain("key-of-bamboo", "webhook-of-bamboo", "secret-of-entra", "token-of");
    assertThat(Folders.SECRETS.toString()).doesNotContain("key-of-bamboo");
  }

  @Test
  void aMissingFolderIsAMistake() {
    assertThatExceptionOfType(CompanyFolderException.class)
        .isThrownBy(() -> Folders.load(folder.resolve("nowhere")));
  }

  private static App app(Company company, String name) {
    return Optional.ofNullable(company.apps().get(name)).orElseThrow();
  }

  private static CsvMapping.Column column(Source.Csv csv, WorkerField field) {
    return (CsvMapping.Column) Optional.ofNullable(csv.mapping().fields().get(field)).orElseThrow();
  }
}
