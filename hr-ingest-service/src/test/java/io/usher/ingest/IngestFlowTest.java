// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.events.Topics;
import io.usher.events.v1.SeenBy;
import io.usher.events.v1.WorkerObserved;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.Receipt;
import io.usher.ingest.inbound.Hints;
import io.usher.ingest.inbound.SourceDirectory;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestFlowTest {

  private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");

  private final PaperHr hr = new PaperHr();
  private final InMemoryKnownWorkers known = new InMemoryKnownWorkers();
  private final RaisedLanes lanes = new RaisedLanes();
  private final List<OutgoingEvent> published = new ArrayList<>();
  private final IngestFlow flow =
      new IngestFlow(
          new SourceDirectory(FlowOverFakes.only(hr)),
          new Hints(new InMemoryDeliveries(), lanes, new AtOnce()),
          known,
          new ObservationRules(false));

  @Test
  void aDeliveryIsAHintThatIsReadAgainAndTold() {
    hr.put(worker("1", "Engineering"));

    assertThat(deliver("1")).isEqualTo(Receipt.ACCEPTED);
    work();

    WorkerObserved observed = observed(published.getFirst());
    assertThat(published.getFirst().topic()).isEqualTo(Topics.HR_WORKERS);
    assertThat(published.getFirst().key()).isEqualTo("paper:1");
    assertThat(observed.getVersion()).isEqualTo(1);
    assertThat(observed.getSeenBy()).isEqualTo(SeenBy.WEBHOOK);
    assertThat(observed.getObservedAt()).isEqualTo(NOW);
    assertThat(observed.getWorker().getDepartment()).isEqualTo("Engineering");
    assertThat(observed.getChangedFields()).containsExactly("department");
  }

  @Test
  void theSameDeliveryAgainTellsNothing() {
    hr.put(worker("1", "Engineering"));
    deliver("1");
    work();

    assertThat(deliver("1")).isEqualTo(Receipt.REPLAYED);
    work();

    assertThat(published).hasSize(1);
  }

  @Test
  void aReplayCostsOneReadingAndNoMore() {
    hr.put(worker("1", "Engineering"));
    for (int i = 0; i < 100; i++) {
      deliver("1");
      work();
    }

    assertThat(hr.readings()).isEqualTo(2);
  }

  @Test
  void twoChangesInOneSecondThatLookAlikeAreBothSeen() {
    hr.put(worker("1", "Engineering"));
    deliver("1 department");
    work();
    hr.put(worker("1", "Sales"));
    deliver("1 department");

    assertThat(lanes.raised().getFirst().dueAt()).isAfter(NOW.plusSeconds(1));
    work();

    assertThat(observed(published.getLast()).getWorker().getDepartment()).isEqualTo("Sales");
  }

  @Test
  void aBurstOfHintsIsOneReading() {
    hr.put(worker("1", "Engineering"));
    for (int i = 0; i < 10; i++) {
      deliver("1 " + i);
    }
    work();

    assertThat(hr.readings()).isEqualTo(1);
    assertThat(published).hasSize(1);
  }

  @Test
  void aChangeAndItsUndoingBetweenTwoReadingsTellNothing() {
    hr.put(worker("1", "Engineering"));
    deliver("1 a");
    work();
    hr.put(worker("1", "Sales"));
    deliver("1 b");
    hr.put(worker("1", "Engineering"));
    deliver("1 c");
    work();

    assertThat(published).hasSize(1);
  }

  @Test
  void aLateRedeliveryAfterAChangeTellsNothingOld() {
    hr.put(worker("1", "Engineering"));
    deliver("1 a");
    work();
    hr.put(worker("1", "Sales"));
    deliver("1 c");
    work();
    deliver("1 b");
    work();

    assertThat(published).hasSize(2);
    assertThat(observed(published.getLast()).getWorker().getDepartment()).isEqualTo("Sales");
  }

  @Test
  void aCrashBeforeTheRecordGivesTheSameEventAgain() {
    hr.put(worker("1", "Engineering"));
    deliver("1");
    LaneClaim claim = lanes.claimAll(NOW).getFirst();
    LaneResult lost = flow.handle(claim);
    LaneResult again = flow.handle(claim);

    assertThat(again.events().getFirst().id()).isEqualTo(lost.events().getFirst().id());
    assertThat(again.events().getFirst().value()).isEqualTo(lost.events().getFirst().value());
  }

  @Test
  void aDeletedWorkerIsToldOnceAsMissingWithTheLastRecord() {
    hr.put(worker("1", "Engineering"));
    deliver("1 a");
    work();
    hr.remove("1");
    deliver("1 b");
    work();
    deliver("1 c");
    work();

    assertThat(published).hasSize(2);
    WorkerObserved gone = observed(published.getLast());
    assertThat(gone.getMissingInSource()).isTrue();
    assertThat(gone.getWorker().getDepartment()).isEqualTo("Engineering");
    assertThat(gone.getChangedFields()).isEmpty();
  }

  @Test
  void aWorkerWhomHrNeverShowedIsHeldAndNothingIsTold() {
    deliver("404");

    LaneResult result = flow.handle(lanes.claimAll(NOW).getFirst());

    assertThat(result).isInstanceOf(LaneResult.Held.class);
    assertThat(((LaneResult.Held) result).reasons().getFirst().code())
        .isEqualTo(ReasonCode.WORKER_UNKNOWN);
    assertThat(result.events()).isEmpty();
  }

  @Test
  void ourOwnWriteBackDoesNotLoop() {
    hr.put(worker("1", "Engineering"));
    deliver("1 a");
    work();
    hr.put(
        worker("1", "Engineering").toBuilder()
            .put(WorkerField.WORK_EMAIL, "ada@acme.example")
            .build());
    deliver("1 b");
    work();

    assertThat(published).hasSize(1);
    assertThat(known.find(new WorkerKey("paper", "1")).orElseThrow().worker())
        .extracting(worker -> worker.text(WorkerField.WORK_EMAIL).orElseThrow())
        .isEqualTo("ada@acme.example");
  }

  @Test
  void listedWorkersAreHintsOfTheirOwnUrgency() {
    flow.listed(hr, List.of("1", "2"), hint(io.usher.ingest.domain.SeenBy.POLL));
    flow.listed(hr, List.of("3"), hint(io.usher.ingest.domain.SeenBy.FULL_COMPARISON));

    assertThat(lanes.raised())
        .extracting(LaneUpdate::urgency)
        .containsExactly(Urgency.NORMAL, Urgency.NORMAL, Urgency.BACKGROUND);
    assertThat(lanes.raised())
        .allSatisfy(update -> assertThat(update.key().target()).isEqualTo("hr:paper"));
  }

  @Test
  void aLaterHintHasAHigherVersion() {
    deliver("1 a");
    long first = lanes.raised().getFirst().version();
    flow.listed(hr, List.of("1"), hint(io.usher.ingest.domain.SeenBy.POLL));

    assertThat(lanes.raised().getFirst().version()).isGreaterThan(first);
  }

  private Receipt deliver(String body) {
    return flow.receive(
        "paper", new Delivery(Map.of(), body.getBytes(StandardCharsets.UTF_8), NOW));
  }

  /** What the engine does with a result that it may record. */
  private void work() {
    for (LaneClaim claim : lanes.claimAll(NOW)) {
      LaneResult result = flow.handle(claim);
      result.inTransaction().run();
      published.addAll(result.events());
    }
  }

  private static Hint hint(io.usher.ingest.domain.SeenBy seenBy) {
    return new Hint(seenBy, NOW);
  }

  private static WorkerObserved observed(OutgoingEvent event) {
    return (WorkerObserved) event.value();
  }

  private static Worker worker(String id, String department) {
    return Worker.of(new WorkerKey("paper", id)).put(WorkerField.DEPARTMENT, department).build();
  }
}
