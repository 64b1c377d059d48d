// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsIT {

  private final UsherHome home = UsherHome.find();

  @TempDir Path folder;

  @Test
  void postgresRecoversWhatWasCommittedBeforeASigkill() throws Exception {
    try (PostgresPart postgres = postgres()) {
      postgres.start();
      postgres.databases().create("entra");
      postgres.databases().create("entra");
      try (var connection = postgres.databases().connect("entra");
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept (id int)");
        statement.execute("INSERT INTO kept VALUES (42)");
        postgres.kill();
      }
      assertThat(postgres.pid()).isEmpty();

      postgres.start();

      try (var connection = postgres.databases().connect("entra");
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT id, current_setting('fsync') FROM kept")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(42);
        assertThat(rows.getString(2)).isEqualTo("on");
      }
    }
  }

  @Test
  void postgresComesBackByItselfAfterACrash() throws Exception {
    try (PostgresPart postgres = postgres()) {
      postgres.start();
      long pid = postgres.pid().orElseThrow();

      ProcessHandle.of(pid).orElseThrow().destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(
              () -> {
                try (var connection = postgres.databases().connect("postgres")) {
                  return connection.isValid(2) && postgres.pid().orElse(pid) != pid;
                }
              });
    }
  }

  @Test
  void aSecondPostgresTakesTheFolderFromALeftOverOne() throws Exception {
    PostgresPart forgotten = postgres();
    forgotten.start();
    long pid = forgotten.pid().orElseThrow();

    try (PostgresPart postgres = postgres()) {
      postgres.start();

      assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
      assertThat(postgres.pid().orElseThrow()).isNotEqualTo(pid);
    }
  }

  @Test
  void kafkaKeepsItsTopicsOverASigkill() throws Exception {
    try (KafkaPart kafka =
        new KafkaPart(
            folder.resolve("kafka"),
            home.localTarget("kafka-lib"),
            folder.resolve("kafka.log"),
            FreePorts.any(),
            FreePorts.any())) {
      kafka.start();
      try (var admin = kafka.admin()) {
        admin
            .createTopics(List.of(new NewTopic("kept", Optional.of(3), Optional.empty())))
            .all()
            .get(10, TimeUnit.SECONDS);
      }
      kafka.kill();

      kafka.start();

      try (var admin = kafka.admin()) {
        assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains("kept");
      }
    }
  }

  @Test
  void theRegistryKeepsItsSchemasInPostgres() {
    try (PostgresPart postgres = postgres()) {
      postgres.start();
      try (RegistryPart registry =
          new RegistryPart(
              home.localTarget("apicurio"),
              folder.resolve("registry.log"),
              FreePorts.any(),
              postgres.databases())) {
        registry.start();

        assertThat(Http.status(registry.url() + "/groups")).isEqualTo(200);
        assertThat(Map.of("pid", registry.pid().isPresent())).containsEntry("pid", true);
      }
    }
  }

  private PostgresPart postgres() {
    return new PostgresPart(
        folder.resolve("postgres"),
        home.folder().resolve("deploy/local/target"),
        folder.resolve("postgres.log"),
        FreePorts.any());
  }
}
