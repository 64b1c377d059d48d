// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import io.usher.ingest.TestCompany;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BambooHrMappingTest {

  private static final WorkerKey KEY = new WorkerKey("bamboo", "17");
  private static final BambooHrMapping MAPPING =
      new BambooHrMapping(TestCompany.bamboo("http://127.0.0.1:1"));

  @Test
  void aFullRecordIsMappedFieldByField() {
    Worker worker =
        worker(
            """
            {"id":"17","employeeNumber":"0042","firstName":"Ada","middleName":"King",
             "lastName":"Lovelace","preferredName":"Addie","workEmail":"ada@acme.example",
             "homeEmail":"ada@home.example","workPhone":"+49 30 1","mobilePhone":"+49 170 1",
             "jobTitle":"Engineer","department":"Engineering","division":"R&D",
             "location":"Berlin","country":"Germany","supervisorEId":"3","supervisorId":"0003",
             "status":"Active","employmentHistoryStatus":"Full-Time","hireDate":"2026-02-01",
             "originalHireDate":"2020-05-04","terminationDate":"2027-01-31","acaStatusCategory":"B1"}
            """);

    assertThat(worker)
        .isEqualTo(
            unseen()
                .put(WorkerField.EMPLOYEE_NUMBER, "0042")
                .put(WorkerField.FIRST_NAME, "Ada")
                .put(WorkerField.MIDDLE_NAME, "King")
                .put(WorkerField.LAST_NAME, "Lovelace")
                .put(WorkerField.PREFERRED_NAME, "Addie")
                .put(WorkerField.WORK_EMAIL, "ada@acme.example")
                .put(WorkerField.PERSONAL_EMAIL, "ada@home.example")
                .put(WorkerField.WORK_PHONE, "+49 30 1")
                .put(WorkerField.MOBILE_PHONE, "+49 170 1")
                .put(WorkerField.JOB_TITLE, "Engineer")
                .put(WorkerField.DEPARTMENT, "Engineering")
                .put(WorkerField.DIVISION, "R&D")
                .put(WorkerField.LOCATION, "Berlin")
                .put(WorkerField.COUNTRY_CODE, "Germany")
                .put(WorkerField.MANAGER_ID, "3")
                .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.ACTIVE)
                .put(WorkerField.WORKER_TYPE, WorkerType.EMPLOYEE)
                .put(WorkerField.START_DATE, LocalDate.of(2026, 2, 1))
                .put(WorkerField.ORIGINAL_HIRE_DATE, LocalDate.of(2020, 5, 4))
                .put(WorkerField.END_DATE, LocalDate.of(2027, 1, 31))
                .custom("badge", "B1")
                .build());
  }

  @Test
  void keysThatAreNotThereAreAbsentAndNullsAreEmpty() {
    Worker worker = worker("{\"id\":\"17\",\"department\":null,\"jobTitle\":\" \"}");

    assertThat(worker.isAbsent(WorkerField.DEPARTMENT)).isFalse();
    assertThat(worker.value(WorkerField.DEPARTMENT)).isEmpty();
    assertThat(worker.isAbsent(WorkerField.JOB_TITLE)).isFalse();
    assertThat(worker.isAbsent(WorkerField.EMPLOYMENT_STATUS)).isTrue();
    assertThat(worker.isAbsent(WorkerField.WORKER_TYPE)).isTrue();
    assertThat(worker.isAbsent(WorkerField.MANAGER_ID)).isTrue();
    assertThat(worker.isAbsent(WorkerField.COST_CENTER)).isTrue();
  }

  @Test
  void aCustomFieldThatIsNotThereIsHidden() {
    assertThat(MAPPING.worker(KEY, json("{\"id\":\"17\"}")).hiddenCustomFields())
        .containsExactly("badge");
    assertThat(MAPPING.worker(KEY, json("{\"acaStatusCategory\":null}")).hiddenCustomFields())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-02-01, 2026-02-01, false
          0000-00-00,           , false
          ''        ,           , false
          31/01/2026,           , true
          2026-02-30,           , true
          """)
  void datesAreIsoAndTheZeroDateIsEmptyAndNonsenseConcludesNothing(
      String text, LocalDate date, boolean absent) {
    Worker worker = worker("{\"terminationDate\":\"" + text + "\"}");

    assertThat(worker.date(WorkerField.END_DATE).orElse(null)).isEqualTo(date);
    assertThat(worker.isAbsent(WorkerField.END_DATE)).isEqualTo(absent);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Active  , Full-Time       , ACTIVE
          active  , part-time       , ACTIVE
          Active  , Terminated      , INACTIVE
          Inactive, Full-Time       , INACTIVE
          Inactive, Leave of Absence, INACTIVE
          Active  , Leave of Absence, LEAVE
          Active  , Seasonal        , ACTIVE
          ''      , Full-Time       , UNKNOWN
          Sabbath , Full-Time       , UNKNOWN
          """)
  void theStatusIsReadFromBothFields(String status, String history, EmploymentStatus expected) {
    Worker worker =
        worker("{\"status\":\"%s\",\"employmentHistoryStatus\":\"%s\"}".formatted(status, history));

    assertThat(worker.employmentStatus()).isEqualTo(expected);
    assertThat(worker.isAbsent(WorkerField.EMPLOYMENT_STATUS)).isFalse();
  }

  @Test
  void aHiddenStatusIsNotGuessedFromTheHistory() {
    assertThat(
            worker("{\"employmentHistoryStatus\":\"Full-Time\"}")
                .isAbsent(WorkerField.EMPLOYMENT_STATUS))
        .isTrue();
    assertThat(worker("{\"employmentHistoryStatus\":\"Terminated\"}").employmentStatus())
        .isEqualTo(EmploymentStatus.INACTIVE);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Full-Time , EMPLOYEE  , false
          contractor, CONTRACTOR, false
          Intern    , INTERN    , false
          Seasonal  , UNKNOWN   , false
          Terminated, UNKNOWN   , true
          """)
  void theKindOfWorkerIsKeptWhenTheHistorySaysTerminated(
      String history, WorkerType expected, boolean absent) {
    Worker worker =
        worker("{\"status\":\"Active\",\"employmentHistoryStatus\":\"" + history + "\"}");

    assertThat(worker.workerType()).isEqualTo(expected);
    assertThat(worker.isAbsent(WorkerField.WORKER_TYPE)).isEqualTo(absent);
  }

  @Test
  void theManagersEmployeeIdWinsAndTheOtherOneIsOnlyAStandIn() {
    assertThat(
            worker("{\"supervisorEId\":\"3\",\"supervisorId\":\"0003\"}")
                .text(WorkerField.MANAGER_ID))
        .contains("3");
    assertThat(worker("{\"supervisorId\":\"3\"}").text(WorkerField.MANAGER_ID)).contains("3");
    assertThat(
            worker("{\"supervisorEId\":null,\"supervisorId\":\"0003\"}")
                .text(WorkerField.MANAGER_ID))
        .isEmpty();
  }

  @Test
  void numbersAreTakenAsText() {
    assertThat(worker("{\"supervisorEId\":3}").text(WorkerField.MANAGER_ID)).contains("3");
  }

  @Test
  void somebodyStartsLaterOnlyWhenTheFirstDayIsAfterToday() {
    LocalDate today = LocalDate.of(2026, 2, 1);

    assertThat(MAPPING.startsAfter(json("{\"hireDate\":\"2026-02-02\"}"), today)).isTrue();
    assertThat(MAPPING.startsAfter(json("{\"hireDate\":\"2026-02-01\"}"), today)).isFalse();
    assertThat(MAPPING.startsAfter(json("{}"), today)).isFalse();
  }

  private Worker worker(String employee) {
    return MAPPING.worker(KEY, json(employee)).worker();
  }

  /** Fields that the connector does not ask for. */
  private static Worker.Builder unseen() {
    return Worker.of(KEY)
        .absent(WorkerField.DISPLAY_NAME)
        .absent(WorkerField.COMPANY)
        .absent(WorkerField.COST_CENTER)
        .absent(WorkerField.ZONE)
        .absent(WorkerField.PREFERRED_LANGUAGE);
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
