// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.ingest.domain.Listings;
import io.usher.ingest.domain.Listings.Kind;
import io.usher.ingest.domain.Listings.Turn;
import io.usher.kit.db.Database;
import io.usher.testkit.PartsExtension;
import io.usher.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartsExtension.class)
class PgListingsIT {

  private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");

  private final Listings one;
  private final Listings other;

  PgListingsIT(TestDatabase database) {
    this.one = new PgListings(new Database(database.dataSource()));
    this.other = new PgListings(new Database(database.dataSource()));
  }

  @BeforeAll
  static void tables(TestDatabase database) throws SQLException, IOException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        InputStream sql = PgListingsIT.class.getResourceAsStream("/db/ingest/V1001__ingest.sql")) {
      statement.execute(
          new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void onlyOneReplicaHasTheTurn() {
    assertThat(one.takeTurn("a", Kind.DELTA, NOW, NOW)).isPresent();
    assertThat(other.takeTurn("a", Kind.DELTA, NOW, NOW)).isEmpty();
    assertThat(other.takeTurn("a", Kind.FULL, NOW, NOW)).isPresent();
  }

  @Test
  void theTurnOfADeadReplicaIsTakenOverAndItsLateResultIsNotKept() {
    Turn dead = one.takeTurn("b", Kind.DELTA, NOW, NOW).orElseThrow();
    Instant later = NOW.plus(Listings.LEASE).plusSeconds(1);

    Optional<Turn> taken = other.takeTurn("b", Kind.DELTA, NOW, later);
    one.complete(dead, "late", later);

    assertThat(taken).isPresent();
    other.complete(taken.get(), "right", later);
    assertThat(one.takeTurn("b", Kind.DELTA, NOW, later).orElseThrow().watermark())
        .isEqualTo("right");
  }

  @Test
  void nothingIsListedBeforeItIsDue() {
    Turn turn = one.takeTurn("c", Kind.DELTA, NOW, NOW).orElseThrow();
    one.complete(turn, "w", NOW.plus(Duration.ofHours(1)));

    assertThat(one.takeTurn("c", Kind.DELTA, NOW, NOW.plusSeconds(3599))).isEmpty();
    assertThat(one.takeTurn("c", Kind.DELTA, NOW, NOW.plusSeconds(3600))).isPresent();
  }

  @Test
  void aTurnThatWasGivenUpKeepsTheWatermarkAndCountsFailures() {
    one.complete(one.takeTurn("d", Kind.DELTA, NOW, NOW).orElseThrow(), "w", NOW);
    one.giveUp(one.takeTurn("d", Kind.DELTA, NOW, NOW).orElseThrow(), NOW);

    Turn next = one.takeTurn("d", Kind.DELTA, NOW, NOW).orElseThrow();
    assertThat(next.watermark()).isEqualTo("w");
    assertThat(next.failures()).isEqualTo(1);
  }
}
