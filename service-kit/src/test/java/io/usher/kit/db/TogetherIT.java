// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are written together: in a transaction at its end, otherwise with those of others. */
class TogetherIT {

  private static final String INSERT = "INSERT INTO note (id, text) VALUES (?, ?)";
  private static final int THREADS = 40;

  private final Replicas replicas = new Replicas();
  private final List<List<Note>> groups = new CopyOnWriteArrayList<>();
  private Replica replica;
  private GroupedWrites<Note> writes;

  private record Note(int id, String text) {}

  @BeforeEach
  void makeTable() {
    replica = replicas.add();
    replica.database.update("CREATE TABLE note (id int PRIMARY KEY, text text)", s -> {});
    writes = new GroupedWrites<>(replica.transactions, this::insert);
  }

  @AfterEach
  void dropTable() {
    replica.database.update("DROP TABLE note", s -> {});
    replicas.close();
  }

  private void insert(List<Note> notes) {
    groups.add(List.copyOf(notes));
    replica.database.updateEach(INSERT, notes, TogetherIT::bind);
  }

  private static void bind(PreparedStatement s, Note note) throws SQLException {
    s.setInt(1, note.id());
    s.setString(2, note.text());
  }

  private List<Integer> kept() {
    return replica.database.query(
        "SELECT id FROM note ORDER BY id", s -> {}, row -> row.getInt("id"));
  }

  @Test
  void whatIsWrittenAloneIsKeptWhenTheCallReturns() {
    writes.write(List.of(new Note(1, "a"), new Note(2, "b")));

    assertThat(kept()).containsExactly(1, 2);
    assertThat(groups).hasSize(1);
  }

  @Test
  void aTransactionWritesItsRowsAtItsEndInOneRoundTrip() {
    replica.inTransaction(
        () -> {
          writes.write(List.of(new Note(1, "a")));
          writes.write(List.of(new Note(2, "b")));
          assertThat(kept()).isEmpty();
        });

    assertThat(kept()).containsExactly(1, 2);
    assertThat(groups).containsExactly(List.of(new Note(1, "a"), new Note(2, "b")));
  }

  @Test
  void aTransactionThatFailsWritesNothing() {
    assertThatThrownBy(
            () ->
                replica.inTransaction(
                    () -> {
                      writes.write(List.of(new Note(1, "a")));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(kept()).isEmpty();
    assertThat(groups).isEmpty();
  }

  @Test
  void whoRunsTheTransactionHearsThatItsLastRowsWereRefusedAndNothingOfItIsKept() {
    writes.write(List.of(new Note(1, "a")));

    assertThatThrownBy(
            () ->
                replica.inTransaction(
                    () -> {
                      replica.database.updateEach(
                          INSERT, List.of(new Note(2, "b")), TogetherIT::bind);
                      writes.write(List.of(new Note(1, "again")));
                    }))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.violates("note_pkey")).isTrue());
    assertThat(kept()).containsExactly(1);
  }

  @Test
  void aRefusedRowIsNotTold() {
    writes.write(List.of(new Note(1, "a")));

    assertThatThrownBy(() -> writes.write(List.of(new Note(1, "ada@example.org"))))
        .isInstanceOf(DatabaseException.class)
        .satisfies(
            e -> {
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("ada@example.org");
              }
            });
  }

  @Test
  void whatOneOwnerWritesLastMayBringMoreForAnother() {
    List<String> written = new ArrayList<>();
    replica.inTransaction(
        () -> {
          replica.transactions.last(
              "events", List.of("event of a try"), events -> written.addAll(events));
          replica.transactions.last(
              "rows",
              List.of("row"),
              rows -> {
                written.addAll(rows);
                replica.transactions.last(
                    "events", List.of("event of the row"), events -> written.addAll(events));
              });
        });

    assertThat(written).containsExactly("event of a try", "row", "event of the row");
  }

  @Test
  void nothingIsWrittenLastOutsideATransaction() {
    assertThatThrownBy(() -> replica.transactions.last("rows", List.of("row"), rows -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void threadsShareACommitAndOneWithARefusedRowIsAloneWithIt() throws InterruptedException {
    writes.write(List.of(new Note(0, "first")));
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(THREADS);
    List<Thread> threads =
        IntStream.rangeClosed(1, THREADS)
            .mapToObj(id -> id == THREADS ? new Note(0, "taken") : new Note(id, "new"))
            .map(note -> Thread.ofVirtual().start(() -> writeWithOthers(note, together, refused)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(refused).hasValue(1);
    assertThat(kept()).hasSize(THREADS);
  }

  private void writeWithOthers(Note note, CountDownLatch together, AtomicInteger refused) {
    together.countDown();
    try {
      together.await();
      writes.write(List.of(note));
    } catch (DatabaseException e) {
      refused.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
