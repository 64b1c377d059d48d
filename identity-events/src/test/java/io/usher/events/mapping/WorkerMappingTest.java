// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.events.v1.CorporateIdentity;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WorkerMappingTest {

  private static final WorkerKey ADA = new WorkerKey("bamboo", "0017");

  @Provide
  Arbitrary<Worker> workers() {
    return ArbitraryWorkers.any();
  }

  @Property(tries = 300)
  void thereAndBackGivesTheSameWorker(@ForAll("workers") Worker worker) {
    assertThat(
            WorkerRecords.fromAvro(
                WorkerRecords.toAvro(worker), WorkerRecords.absentFields(worker)))
        .isEqualTo(worker);
  }

  @Property(tries = 300)
  void theCorporateIdentityIsTheWorkerWithoutPrivateContact(@ForAll("workers") Worker worker) {
    Worker.Builder expected = worker.toBuilder().put(WorkerField.DISPLAY_NAME, "Ada L.");
    for (WorkerField field : WorkerField.values()) {
      if (field.privateContact()) {
        expected.absent(field);
      }
    }

    CorporateIdentity identity = CorporateIdentities.toAvro(worker, "Ada L.");

    assertThat(CorporateIdentities.toWorker(identity)).isEqualTo(expected.build());
  }

  @Property(tries = 100)
  void aRecordSurvivesItsBytes(@ForAll("workers") Worker worker) throws IOException {
    CorporateIdentity identity = CorporateIdentities.toAvro(worker, "Ada L.");

    assertThat(CorporateIdentity.fromByteBuffer(identity.toByteBuffer())).isEqualTo(identity);
  }

  @Example
  void privateContactDataIsNotInTheCorporateIdentity() {
    Worker worker =
        Worker.of(ADA)
            .put(WorkerField.PERSONAL_EMAIL, "private@example.net")
            .put(WorkerField.MOBILE_PHONE, "+491700000000")
            .put(WorkerField.WORK_PHONE, "+49300000000")
            .build();

    String text = CorporateIdentities.toAvro(worker, "Ada").toString();

    assertThat(text).doesNotContain("private@example.net", "+491700000000", "+49300000000");
  }

  @Example
  void aManagerStandsInTheCorporateIdentityAsAWorkerKey() {
    Worker worker = Worker.of(ADA).put(WorkerField.MANAGER_ID, "9:7").build();

    CorporateIdentity identity = CorporateIdentities.toAvro(worker, "Ada");

    assertThat(identity.getManagerKey()).isEqualTo("bamboo:9:7");
    assertThat(CorporateIdentities.toWorker(identity).text(WorkerField.MANAGER_ID)).contains("9:7");
  }

  @Example
  void aStatusThatANewerProducerWroteIsUnknownAndNeverActive() {
    io.usher.events.v1.Worker worker = WorkerRecords.toAvro(Worker.of(ADA).build());
    worker.setEmploymentStatus(io.usher.events.v1.EmploymentStatus.UNKNOWN);

    assertThat(WorkerRecords.fromAvro(worker, List.of()).employmentStatus())
        .isEqualTo(EmploymentStatus.UNKNOWN);
  }

  @Example
  void anAbsentFieldThatThisVersionDoesNotKnowIsPassedOver() {
    io.usher.events.v1.Worker worker = WorkerRecords.toAvro(Worker.of(ADA).build());

    assertThat(WorkerRecords.fromAvro(worker, List.of("shoeSize", "location")).absentFields())
        .containsExactly(WorkerField.LOCATION);
  }

  @Example
  void aRecordWithoutAValidKeyIsRefused() {
    io.usher.events.v1.Worker worker = WorkerRecords.toAvro(Worker.of(ADA).build());
    worker.setSource("Not A Source");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerRecords.fromAvro(worker, List.of()));
  }
}
