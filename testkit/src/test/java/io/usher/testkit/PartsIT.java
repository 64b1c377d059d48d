// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.events.Topics;
import io.usher.events.v1.HeldStatus;
import io.usher.events.v1.IdentityHeld;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PartsExtension.class)
class PartsIT {

  @BeforeAll
  static void theContractsAreThere() {
    Parts.registerContracts();
  }

  @Test
  void aClassHasAnEmptyDatabaseOfItsOwn(TestDatabase database) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
      rows.next();

      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    IdentityHeld held = held();
    try (TopicWriter writer = TopicWriter.create();
        TopicReader<IdentityHeld> reader =
            TopicReader.of(Topics.IDENTITY_HELD, IdentityHeld.class)) {
      writer.send(Topics.IDENTITY_HELD, "bamboo:7", held, Map.of("ce_id", "1"));

      var records = reader.await(1, Duration.ofSeconds(20));

      assertThat(records.getFirst().value()).isEqualTo(held);
      assertThat(records.getFirst().key()).isEqualTo("bamboo:7");
    }
  }

  private static IdentityHeld held() {
    return IdentityHeld.newBuilder()
        .setVersion(2)
        .setObservedVersion(1)
        .setStatus(HeldStatus.HELD)
        .setFindings(List.of())
        .setAt(Instant.parse("2026-02-01T08:30:00.125Z"))
        .build();
  }
}
